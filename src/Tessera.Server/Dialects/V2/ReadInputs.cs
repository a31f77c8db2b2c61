using Tessera.Media;
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
                case InputResult.Read read:
                    kept[member] = await KeepAsync(caller, read.Content, ct);
                    milliseconds ??= rule.ToMediaKind() == MediaKind.Audio ? (long?)read.Length?.TotalMilliseconds : null;
                    break;
                case InputResult.Refused refused:
                    errors.Add(refused.Error);
                    break;
            }
        }

        return (kept, milliseconds);
    }

    private async Task<string> KeepAsync(Caller caller, byte[] content, CancellationToken ct)
    {
        var upload = await uploads.StoreAsync(caller.Account, content, ct);
        return links.ForUpload(upload.Id, upload.Type.Extension);
    }
}
