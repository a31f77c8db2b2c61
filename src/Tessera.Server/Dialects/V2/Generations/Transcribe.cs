using System.Text.Json;
using Microsoft.Extensions.Options;
using Tessera.Media;
using Tessera.Server.Artifacts;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.V2.Requests;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary><c>POST /stt</c>: a multipart form with the audio itself; from there on the same as <c>/generate</c>.</summary>
internal static class Transcribe
{
    /// <summary>The part that is the file.</summary>
    public const string Member = "audio";

    private static readonly string[] Fields = ["model", "language", "diarize", "webhook_url"];

    public static async Task<GenerationResult> Handle(
        Caller caller, HttpContext context, UploadIntake uploads, SignedLinks links, IOptions<ArtifactOptions> limits,
        ReadGenerateCall read, Generate generate)
    {
        if (!context.Request.HasFormContentType)
        {
            return ApiErrors.UnsupportedMediaType(context.Request.ContentType ?? "none", "multipart/form-data");
        }

        var most = limits.Value.MaxUploadBytes;
        var (form, broken) = await UploadBody.ReadFormAsync(context.Request, most, context.RequestAborted);
        if (form is null)
        {
            return broken ?? throw new InvalidOperationException("A form is read or refused.");
        }

        var (values, errors) = Members(form);
        if (form.Files.GetFile(Member) is not { } audio)
        {
            errors.Add(new FieldError(Member, $"`{Member}` is required: the file to transcribe, as a part of the form."));
            return ApiErrors.Validation(errors);
        }

        if (audio.Length > most)
        {
            return ApiErrors.PayloadTooLarge(most);
        }

        if (errors.Count > 0)
        {
            return ApiErrors.Validation(errors);
        }

        var content = await UploadBody.ReadAllAsync(audio, context.RequestAborted);
        if (UploadBody.ProblemOf(Member, content, FileType.UsableAs(MediaKind.Audio)) is { } problem)
        {
            return ApiErrors.Validation(problem);
        }

        var stored = await uploads.StoreAsync(caller.Account, content, context.RequestAborted);
        if (stored.IsError)
        {
            return stored.Error;
        }

        var upload = stored.Value;
        values["audio_url"] = JsonSerializer.SerializeToElement(links.ForUpload(upload.Id, upload.Type.Extension));
        var request = GenerateRequest.Read(JsonSerializer.SerializeToElement(values), context.RequestServices);
        if (request.IsError)
        {
            return request.Error;
        }

        var call = await read.ReadAsync(caller, request.Value, mustStream: false, context.RequestAborted);
        return call.IsError ? call.Error : await generate.RunAsync(caller, context, call.Value);
    }

    private static (Dictionary<string, JsonElement> Values, List<FieldError> Errors) Members(IFormCollection form)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["model"] = JsonSerializer.SerializeToElement("whisper") };
        var errors = new List<FieldError>();
        foreach (var (name, value) in form)
        {
            if (!Fields.Contains(name))
            {
                var near = NearestName.Of(name, [.. Fields, Member]);
                errors.Add(new FieldError(name, $"`{name}` is not known.{(near is null ? "" : $" Did you mean `{near}`?")}", [.. Fields, Member]));
                continue;
            }

            var text = value.ToString();
            values[name] = name == "diarize" && bool.TryParse(text, out var flag)
                ? JsonSerializer.SerializeToElement(flag)
                : JsonSerializer.SerializeToElement(text);
        }

        return (values, errors);
    }
}
