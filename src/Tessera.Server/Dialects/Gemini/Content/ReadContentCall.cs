using System.Text.Json;
using Tessera.Media;
using Tessera.Providers;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Gemini.Content;

/// <summary>Reads the calls with contents. All errors are reported together, before anything is held or sent.</summary>
internal sealed class ReadContentCall(ReadCall calls)
{
    public async Task<Result<GenerationRequest>> ReadAsync(Caller caller, string model, ContentRequest request, CancellationToken ct)
    {
        var draft = ReadDraft(model, request);
        return draft.IsError ? draft.Error : await calls.ReadAsync(caller, draft.Value, ct);
    }

    /// <summary>What a call asks for, before anything that it refers to is read.</summary>
    public Result<DraftCall> ReadDraft(string name, ContentRequest request)
    {
        var found = calls.FindVendorName(name, GeminiFeature.ModelsRoute);
        if (found.IsError)
        {
            return found.Error;
        }

        var (model, problems) = (found.Value, request.Problems);
        if (model.Category is not (Category.Text or Category.Image))
        {
            return ApiErrors.Validation(new FieldError("model", $"`model` is {Excerpt.Of(name)}, which makes neither text nor images. GET /v1beta/models lists those that do."));
        }

        Refuse("cachedContent", request.CachedContent, "send all contents");
        Refuse("continuationToken", request.ContinuationToken, "send all contents");
        var ignored = new List<string>();
        Ignore("safetySettings", request.SafetySettings);
        Ignore("labels", request.Labels);
        Ignore("serviceTier", request.ServiceTier);
        Ignore("store", request.Store);
        var draft = model.Category == Category.Text ? ReadText(model, request, ignored) : ReadImage(model, request, ignored);
        return draft with { AskedFor = name, Warnings = [.. ignored.Select(member => $"`{member}` is not carried out here and was ignored.")] };

        void Refuse(string member, JsonElement? given, string instead)
        {
            if (given is { ValueKind: not JsonValueKind.Null })
            {
                problems.Add(member, $"`{member}` is not possible here: {instead}.");
            }
        }

        void Ignore(string member, JsonElement? given)
        {
            if (given is { ValueKind: not JsonValueKind.Null })
            {
                ignored.Add(member);
            }
        }
    }

    private static DraftCall ReadText(Model model, ContentRequest request, List<string> ignored)
    {
        var problems = request.Problems;
        var options = new ContentOptions(problems, ignored).OfText(request.GenerationConfig);
        if (request.Tools is { ValueKind: not JsonValueKind.Null } tools && ContentTools.ReadTools(tools, problems) is { } read)
        {
            options["tools"] = read;
        }

        if (request.ToolConfig is { ValueKind: not JsonValueKind.Null } config && ContentTools.ReadChoice(config, problems, ignored) is { } choice)
        {
            options["tool_choice"] = choice;
        }

        return new DraftCall(model, problems)
        {
            Options = options,
            Messages = new ContentTurns(problems).Read(request.SystemInstruction, request.Contents),
            TextMember = "contents",
        };
    }

    // The last turn says what to make; the images to make it from are those shown last, by the user or by the model.
    private static DraftCall ReadImage(Model model, ContentRequest request, List<string> ignored)
    {
        var problems = request.Problems;
        var turns = new ContentTurns(problems).Read(system: null, request.Contents);
        if (request.SystemInstruction is { ValueKind: not JsonValueKind.Null })
        {
            ignored.Add("systemInstruction");
        }

        if (request.Tools is { ValueKind: JsonValueKind.Array } tools && tools.GetArrayLength() > 0)
        {
            problems.Add("tools", $"`tools` must be absent: {model.Slug} makes images.");
        }

        var options = new ContentOptions(problems, ignored).OfImage(request.GenerationConfig);
        var images = turns.Select(turn => turn.Parts.OfType<DraftPart.Image>().ToList()).LastOrDefault(shown => shown.Count > 0) ?? [];
        var inputs = model.Inputs.Where(input => input.Kind == MediaKind.Image).ToList();
        if (images.Count > inputs.Count)
        {
            problems.Add("contents", $"`contents` shows {images.Count} images; {model.Slug} takes at most {inputs.Count}.");
        }

        foreach (var (input, image) in inputs.Zip(images))
        {
            options[input.Name] = JsonSerializer.SerializeToElement(image.Url);
        }

        var prompt = string.Join('\n', turns.LastOrDefault(turn => turn.Role == "user")?.Parts.OfType<DraftPart.Text>().Select(text => text.Value) ?? []);
        if (model.Prompt == InputUse.Required && string.IsNullOrWhiteSpace(prompt) && problems.Error is null)
        {
            problems.Add("contents", "`contents` must end with a turn of the user that has text.");
        }

        return new DraftCall(model, problems) { Options = options, Prompt = prompt, TextMember = "contents" };
    }
}
