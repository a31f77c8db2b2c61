using Tessera.Providers;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Dialects.V2.Requests;

/// <summary>
/// Reads the body of a generate call, in either request dialect, and everything it refers to. All errors are reported
/// together, before anything is held or sent.
/// </summary>
internal sealed class ReadGenerateCall(ModelCatalog models, ProviderRegistry providers, ReadMessages messages, ReadInputs inputs)
{
    public async Task<Result<GenerateCall>> ReadAsync(Caller caller, GenerateRequest request, bool mustStream, CancellationToken ct)
    {
        var (slug, isStream, problems) = (request.Model, request.Stream || mustStream, request.Problems);
        if (string.IsNullOrEmpty(slug))
        {
            return problems.Error ?? ApiErrors.Validation(new FieldError("model", "`model` is required: a slug from GET /api/v2/models."));
        }

        if (models.Find(slug) is not { } catalogued)
        {
            return ApiErrors.NoSuchModel(Excerpt.Of(slug), models.Nearest(slug));
        }

        var model = providers.Offer(catalogued);

        if (isStream && !model.SupportsStreaming)
        {
            problems.Add(new FieldError("stream", $"`stream` is not possible with {slug}: only text models stream.", ["false"]));
        }

        var options = OptionResolver.Resolve(model, request.Options ?? []);
        problems.AddRange(options.Errors);
        problems.AddRange(OptionResolver.MissingInputs(model, options));
        var text = await messages.ReadAsync(model, request, ct);
        if (problems.Error is { } invalid)
        {
            return invalid;
        }

        var errors = new List<FieldError>();
        var files = await inputs.ReadAsync(caller, model, options.Inputs, errors, ct);
        if (files.Refusal is not null || errors.Count > 0)
        {
            return files.Refusal ?? ApiErrors.Validation(errors);
        }

        var asked = new GenerationRequest(model, options.Values)
        {
            Given = options.Given,
            Prompt = text.Prompt,
            ConversationLength = model.Category == Category.Text ? text.Length : null,
            Messages = text.Messages,
            Inputs = files.Links,
            InputMilliseconds = files.Milliseconds,
            MaxTokensSpent = request.MaxTokensSpent,
            WebhookUrl = request.WebhookUrl,
            Warnings = Warnings(model, request, options),
        };
        return new GenerateCall(asked, request.IsChat, isStream);
    }

    private static List<string> Warnings(Model model, GenerationBody request, OptionResolution options)
    {
        var warnings = new List<string>(options.Warnings);
        if (model.Category != Category.Text && (request.System ?? request.SystemPrompt) is not null)
        {
            warnings.Add($"`system` is not an option of {model.Slug} and was ignored.");
        }

        if (model.Prompt == InputUse.None && request.Prompt is not null)
        {
            warnings.Add($"`prompt` is not an option of {model.Slug} and was ignored.");
        }

        return warnings;
    }
}
