using Tessera.Media;
using Tessera.Server.Artifacts;
using Tessera.Server.Artifacts.Uploads;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Shared.Calls;

/// <summary>
/// Fetches the files a call names and keeps them as uploads, so that the stored request stays runnable after a crash
/// and nothing is fetched twice.
/// </summary>
internal sealed class ReadInputs(InputReader reader, UploadIntake uploads, SignedLinks links)
{
    /// <summary>Our own links of the files, by member, and the length of the sound among them; or why the plan keeps no more.</summary>
    public async Task<(IReadOnlyDictionary<string, string> Links, long? Milliseconds, ApiError? Refusal)> ReadAsync(
        Caller caller, Model model, IReadOnlyDictionary<string, string> given, List<FieldError> errors, CancellationToken ct)
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        long? milliseconds = null;
        foreach (var (member, url) in given)
        {
            var rule = model.Inputs.First(input => input.Name == member);
            switch (await reader.ReadAsync(member, url, rule.Kind, ct, caller.Account.Value))
            {
                case InputResult.Read read:
                    if (Check(rule, model.Slug, read) is { } beyond)
                    {
                        errors.Add(beyond);
                        break;
                    }

                    var stored = await uploads.StoreAsync(caller.Account, read.Content, ct);
                    if (stored.IsError)
                    {
                        return (kept, null, stored.Error);
                    }

                    kept[member] = links.ForUpload(stored.Value.Id, stored.Value.Type.Extension);
                    milliseconds ??= rule.Kind == MediaKind.Audio ? (long?)read.Measure?.Duration.TotalMilliseconds : null;
                    break;
                case InputResult.Refused refused:
                    errors.Add(refused.Error);
                    break;
            }
        }

        return (kept, milliseconds, null);
    }

    private static FieldError? Check(InputRule rule, string slug, InputResult.Read read)
    {
        if (read.Measure is { } sound)
        {
            return InputLimits.Check(rule, slug, sound);
        }

        if (read.Type.Kind != MediaKind.Image)
        {
            return null;
        }

        var (width, height) = RasterImage.Measure(read.Content);
        return InputLimits.Check(rule, slug, width, height);
    }
}
