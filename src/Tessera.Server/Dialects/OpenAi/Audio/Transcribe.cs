using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Media;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.OpenAi.Audio;

/// <summary><c>POST /v1/audio/transcriptions</c> and <c>/v1/audio/translations</c>: writes down what a recording says.</summary>
internal sealed class Transcribe(ReadCall read, AdmitGeneration admission, WaitForGeneration waiting)
{
    public const string Member = "file";

    private const string Input = "audio_url";
    private const string Task = "task";
    private const string Translate = "translate";

    private static readonly FrozenDictionary<string, string> OwnNames = new Dictionary<string, string> { [Input] = Member }.ToFrozenDictionary();

    public static Task<Results<TranscriptReply, ApiError>> HandleTranscription(
        TranscriptionForm form, Caller caller, IdempotentCall? keyed, Transcribe transcribe, CancellationToken ct)
    {
        var problems = new BodyProblems();
        if (form.TimestampGranularities?.Contains("word") is true)
        {
            problems.Add("timestamp_granularities", "`timestamp_granularities` must be segment: no model here gives the times of words.", ["segment"]);
        }

        if (form.Include is { Count: > 0 })
        {
            problems.Add("include", "`include` must be absent: no model here gives log probabilities.");
        }

        if (form.Stream is true)
        {
            problems.Add("stream", "`stream` must be false: a transcript is returned whole, when it is done.");
        }

        return transcribe.RunAsync(caller, form, form.Language, isTranslation: false, problems, keyed, ct);
    }

    public static Task<Results<TranscriptReply, ApiError>> HandleTranslation(
        TranslationForm form, Caller caller, IdempotentCall? keyed, Transcribe transcribe, CancellationToken ct) =>
        transcribe.RunAsync(caller, form, language: null, isTranslation: true, new BodyProblems(), keyed, ct);

    private async Task<Results<TranscriptReply, ApiError>> RunAsync(
        Caller caller, AudioForm form, string? language, bool isTranslation, BodyProblems problems, IdempotentCall? keyed, CancellationToken ct)
    {
        var call = await ReadAsync(caller, form, language, isTranslation, problems, ct);
        if (call.IsError)
        {
            return call.Error;
        }

        var reply = new TranscriptForm(
            form.ResponseFormat ?? TranscriptForm.Json, call.Value.InputMilliseconds ?? 0, isTranslation, isTranslation ? "en" : language ?? "");
        var admitted = await admission.AdmitAsync(caller, call.Value, keyed, reply.ToText());
        if (admitted.IsError)
        {
            return admitted.Error;
        }

        var ended = await waiting.WaitAsync(admitted.Value.Generation, caller, SlowGeneration.MaxWait, ct);
        return ended.IsError ? ended.Error : ToResult(ended.Value, reply);
    }

    private async Task<Result<GenerationRequest>> ReadAsync(
        Caller caller, AudioForm form, string? language, bool isTranslation, BodyProblems problems, CancellationToken ct)
    {
        var found = read.FindVendorModel(form.Model, OpenAiFeature.ModelsPath);
        if (found.IsError)
        {
            return found.Error;
        }

        var (model, warnings) = (found.Value, new List<string>());
        var options = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (model.Category != Category.Stt)
        {
            problems.Add("model", $"`model` must be a model that transcribes; {model.Slug} is a model of the category {model.Category.ToWire()}.");
        }
        else if (isTranslation && !(model.Options.GetValueOrDefault(Task)?.Allowed.Any(task => OptionText.Of(task) == Translate) ?? false))
        {
            problems.Add("model", $"`model` must be a model that translates, such as whisper: {model.Slug} writes down what is said only.");
        }
        else if (isTranslation)
        {
            options[Task] = OptionText.ToJson(Translate);
        }

        var link = await ReadFiles.OfPartAsync(Member, form.File, MediaKind.Audio, problems, ct);
        if (link is null || problems.Error is not null)
        {
            return problems.Error ?? throw new InvalidOperationException("A file that cannot be used is a problem.");
        }

        options[Input] = OptionText.ToJson(link);
        if (language is not null)
        {
            options["language"] = OptionText.ToJson(language);
        }

        foreach (var (name, value) in form.Hints.Where(hint => hint.Value is not null))
        {
            if (value is string text && model.Options.ContainsKey(name))
            {
                options[name] = OptionText.ToJson(text);
            }
            else
            {
                warnings.Add($"`{name}` is not an option of {model.Slug} and was ignored.");
            }
        }

        return await read.ReadAsync(caller, new DraftCall(model, problems) { AskedFor = form.Model, Options = options, Warnings = warnings, OwnNames = OwnNames }, ct);
    }

    private static Results<TranscriptReply, ApiError> ToResult(Generation generation, TranscriptForm form) => generation.State.IsFinal()
        ? FailedGeneration.ErrorOf(generation) is { } failure ? failure : new TranscriptReply(generation, form)
        : SlowGeneration.Error([generation]);

    /// <summary>The reply to a repeated idempotency key.</summary>
    public static IResult Replay(RepeatedCall call) => ToResult(call.Generation, TranscriptForm.Of(call.Form)).Result;
}
