using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.OpenAi.Audio;

/// <summary><c>POST /v1/audio/speech</c>: says a text; the file is the body of the reply.</summary>
internal sealed class Speak(ReadCall read, AdmitGeneration admission, WaitForGeneration waiting, SpeechReplies replies)
{
    private const string Voice = "voice_id";
    private const string Instructions = "instructions";

    private static readonly FrozenDictionary<string, string> OwnNames = new Dictionary<string, string>
    {
        [Voice] = "voice",
        [SpeechFormat.Option] = "response_format",
    }.ToFrozenDictionary();

    public static Task<Results<SpeechReply, ApiError>> Handle(SpeechRequest request, Caller caller, IdempotentCall? keyed, Speak speak, CancellationToken ct) =>
        speak.RunAsync(caller, request, keyed, ct);

    private async Task<Results<SpeechReply, ApiError>> RunAsync(Caller caller, SpeechRequest request, IdempotentCall? keyed, CancellationToken ct)
    {
        var format = SpeechFormat.Named(request.ResponseFormat);
        var call = await ReadAsync(caller, request, format, ct);
        if (call.IsError)
        {
            return call.Error;
        }

        var admitted = await admission.AdmitAsync(caller, call.Value, keyed, format.Name);
        if (admitted.IsError)
        {
            return admitted.Error;
        }

        var ended = await waiting.WaitAsync(admitted.Value.Generation, caller, SlowGeneration.MaxWait, ct);
        return ended.IsError ? ended.Error : await replies.ToResultAsync(ended.Value, format, ct);
    }

    private async Task<Result<GenerationRequest>> ReadAsync(Caller caller, SpeechRequest request, SpeechFormat format, CancellationToken ct)
    {
        var found = read.FindVendorModel(request.Model, OpenAiFeature.ModelsPath);
        if (found.IsError)
        {
            return found.Error;
        }

        var (model, problems, warnings) = (found.Value, new BodyProblems(), new List<string>());
        if (model.Category != Category.Tts)
        {
            problems.Add("model", $"`model` must be a model that speaks; {model.Slug} is a model of the category {model.Category.ToWire()}.");
        }

        if (request.StreamFormat is not (null or "audio"))
        {
            problems.Add("stream_format", $"`stream_format` must be audio, got \"{request.StreamFormat}\": the file is returned whole, when it is done.", ["audio"]);
        }

        var options = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { [Voice] = VoiceOf(request.Voice, problems) };
        if (request.Speed is { } speed)
        {
            options["speed"] = speed;
        }

        if (format.IsOfferedBy(model))
        {
            options[SpeechFormat.Option] = OptionText.ToJson(format.Made.Format);
        }

        if (request.Instructions is { } instructions && model.Options.ContainsKey(Instructions))
        {
            options[Instructions] = OptionText.ToJson(instructions);
        }
        else if (request.Instructions is not null)
        {
            warnings.Add($"`{Instructions}` is not an option of {model.Slug} and was ignored.");
        }

        return await read.ReadAsync(
            caller,
            new DraftCall(model, problems) { AskedFor = request.Model, Options = options, Prompt = request.Input, TextMember = "input", Warnings = warnings, OwnNames = OwnNames },
            ct);
    }

    // A voice of one's own is an object with its ID.
    private static JsonElement VoiceOf(JsonElement voice, BodyProblems problems)
    {
        var name = voice.ValueKind is JsonValueKind.Object && voice.TryGetProperty("id", out var id) ? id : voice;
        if (name.ValueKind is not JsonValueKind.String)
        {
            problems.Mistype("voice", "a string, or an object with `id`", voice);
        }

        return name;
    }

    /// <summary>The reply to a repeated idempotency key.</summary>
    public static async Task<IResult> ReplayAsync(RepeatedCall call, SpeechReplies replies) =>
        (await replies.ToResultAsync(call.Generation, SpeechFormat.Named(call.Form), call.Context.RequestAborted)).Result;
}
