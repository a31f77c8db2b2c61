using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Tessera.Media;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Videos;

/// <summary>Reads a call for a video: OpenAI's members become options and files by the catalogue's names.</summary>
internal sealed class ReadVideo(ReadCall read, ReadFiles files)
{
    private const string Reference = "input_reference";
    private const string Input = "image_url";
    private const string Duration = "duration";

    private static readonly FrozenDictionary<string, string> OwnNames = new Dictionary<string, string>
    {
        [Duration] = "seconds",
        ["aspect_ratio"] = "size",
        ["resolution"] = "size",
        [Input] = Reference,
    }.ToFrozenDictionary();

    public async Task<Result<GenerationRequest>> ReadAsync(Caller caller, CreateVideoRequest body, CancellationToken ct)
    {
        var problems = new BodyProblems();
        var link = body.InputReference is { } reference ? await files.OfReferenceAsync(caller, Reference, reference, problems) : null;
        return await ReadAsync(caller, new Asked(body.Model, body.Prompt, SecondsOf(body.Seconds), body.Size, link), problems, ct);
    }

    public async Task<Result<GenerationRequest>> ReadAsync(Caller caller, CreateVideoForm form, CancellationToken ct)
    {
        var problems = new BodyProblems();
        var link = form.InputReference is { } part ? await ReadFiles.OfPartAsync(Reference, part, MediaKind.Image, problems, ct)
            : form.InputReferenceId is { } id ? await files.OfIdAsync(caller, $"{Reference}[file_id]", id, problems)
            : form.InputReferenceUrl;
        var seconds = form.Seconds is null ? (JsonElement?)null : OptionText.ToJson(form.Seconds);
        return await ReadAsync(caller, new Asked(form.Model, form.Prompt, SecondsOf(seconds), form.Size, link), problems, ct);
    }

    private async Task<Result<GenerationRequest>> ReadAsync(Caller caller, Asked asked, BodyProblems problems, CancellationToken ct)
    {
        var found = read.FindVendorModel(asked.Model ?? CreateVideoForm.UsualModel, OpenAiFeature.ModelsPath);
        if (found.IsError)
        {
            return found.Error;
        }

        var (model, warnings) = (found.Value, new List<string>());
        var options = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (model.Category != Category.Video)
        {
            problems.Add("model", $"`model` must be a model that makes videos; {model.Slug} is a model of the category {model.Category.ToWire()}.");
        }

        if (asked.Seconds is { } seconds)
        {
            options[Duration] = seconds;
        }

        if (asked.Size is { } size and not "auto")
        {
            ShapeOptions.Add(model, size, options, warnings);
        }

        if (asked.Picture is { } picture)
        {
            options[Input] = OptionText.ToJson(picture);
        }

        return await read.ReadAsync(
            caller, new DraftCall(model, problems) { AskedFor = asked.Model, Options = options, Prompt = asked.Prompt, Warnings = warnings, OwnNames = OwnNames }, ct);
    }

    // The catalogue's durations are numbers; OpenAI's are texts.
    private static JsonElement? SecondsOf(JsonElement? seconds) =>
        seconds is { } given && long.TryParse(OptionText.Of(given), NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? OptionText.ToJson(whole) : seconds;

    private sealed record Asked(string? Model, string Prompt, JsonElement? Seconds, string? Size, string? Picture);
}
