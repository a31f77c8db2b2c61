using Tessera.Media;
using Tessera.Providers;
using Tessera.Server.Accounts;
using Tessera.Server.Artifacts;
using Tessera.Server.Catalog;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2;

/// <summary>
/// Fetches the files a call names and keeps them as uploads, so that the stored request stays runnable after a crash
/// and nothing is fetched twice.
/// </summary>
internal sealed class ReadInputs(InputReader reader, UploadIntake uploads, SignedLinks links)
{
    /// <summary>Our own links of the files, by member, and the length of the sound among them.</summary>
    public async Task<(IReadOnlyDictionary<string, string> Links, long? Milliseconds)> ReadAsync(
        Caller caller, Model model, IReadOnlyDictionary<string, string> given, List<FieldError> errors, CancellationToken ct)
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        long? milliseconds = null;
        foreach (var (member, url) in given)
        {
            var rule = model.Inputs.First(input => input.Name == member);
            switch (await reader.ReadAsync(member, url, rule.ToMediaKind(), ct))
            {
                case InputResult.Read { Input: var input }:
                    kept[member] = await KeepAsync(caller, input, ct);
                    milliseconds ??= rule.ToMediaKind() == MediaKind.Audio ? await LengthAsync(input, ct) : null;
                    break;
                case InputResult.Refused refused:
                    errors.Add(refused.Error);
                    break;
            }
        }

        return (kept, milliseconds);
    }

    private async Task<string> KeepAsync(Caller caller, MediaInput input, CancellationToken ct)
    {
        var upload = await uploads.StoreAsync(caller.Account, input.Content, ct)
            ?? throw new InvalidOperationException($"A recognised {input.ContentType} was not taken as an upload.");
        return links.ForUpload(upload.Id, upload.Type.Extension);
    }

    private static async Task<long?> LengthAsync(MediaInput input, CancellationToken ct)
    {
        try
        {
            return (long)(await MediaProbe.MeasureAsync(input.Content, ct)).Duration.TotalMilliseconds;
        }
        catch (MediaToolException)
        {
            // Not known: the price rule's maximum is asked.
            return null;
        }
    }
}
