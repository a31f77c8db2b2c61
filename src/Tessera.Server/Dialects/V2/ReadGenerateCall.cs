using Tessera.Providers;
using Tessera.Server.Accounts;
using Tessera.Server.Catalog;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Http;
using Tessera.Server.Providers;
using Tessera.Server.Webhooks;

namespace Tessera.Server.Dialects.V2;

/// <summary>
/// Reads the body of a generate call, in either request dialect, and everything it refers to. What is wrong is told all
/// at once, before anything is held or sent.
/// </summary>
internal sealed class ReadGenerateCall(ModelCatalog models, ProviderRegistry providers, ReadMessages messages, ReadInputs inputs)
{
    public async Task<OrError<GenerateCall>> ReadAsync(Caller caller, HttpContext context, bool mustStream)
    {
        var (body, error) = await StrictJson.ReadObjectAsync(context);
        return error is null ? await ReadAsync(caller, new GenerateMembers(body), mustStream, context.RequestAborted) : error;
    }

    /// <summary>Reads members that came in any form.</summary>
    public async Task<OrError<GenerateCall>> ReadAsync(
        Caller caller, GenerateMembers members, bool mustStream, CancellationToken ct)
    {
        var slug = members.Text("model");
        var isStream = members.Flag("stream") || mustStream;
        var most = members.Whole("max_tokens_spent", least: 0);
        if (members.Mistyped is { } mistyped)
        {
            return mistyped;
        }

        if (string.IsNullOrEmpty(slug))
        {
            return ApiErrors.Validation(new FieldError("model", "`model` is required: a slug from GET /api/v2/models."));
        }

        if (models.Find(slug) is not { } catalogued)
        {
            return ApiErrors.NoSuchModel(Excerpt.Of(slug), models.Nearest(slug));
        }

        var model = providers.Offer(catalogued);

        if (isStream && !model.SupportsStreaming)
        {
            members.Errors.Add(new FieldError("stream", $"`stream` is not possible with {slug}: only text models stream.", ["false"]));
        }

        var webhookUrl = ReadWebhookUrl(members);
        var options = OptionResolver.Resolve(model, members.Options);
        members.Errors.AddRange(options.Errors);
        members.Errors.AddRange(OptionResolver.MissingInputs(model, options));
        var words = await messages.ReadAsync(model, members, ct);
        if (members.Mistyped is not null || members.Errors.Count > 0)
        {
            return members.Mistyped ?? ApiErrors.Validation(members.Errors);
        }

        var files = await inputs.ReadAsync(caller, model, options.Inputs, members.Errors, ct);
        if (files.Refusal is not null || members.Errors.Count > 0)
        {
            return files.Refusal ?? ApiErrors.Validation(members.Errors);
        }

        var request = new GenerationRequest(model, options.Values)
        {
            Given = options.Given,
            Prompt = words.Prompt,
            ConversationLength = model.Category == Category.Text ? words.Length : null,
            Messages = words.Messages,
            Inputs = files.Links,
            InputMilliseconds = files.Milliseconds,
            MaxTokensSpent = most,
            WebhookUrl = webhookUrl,
            Warnings = Warnings(model, members, options),
        };
        return new GenerateCall(request, members.HasTopLevelMessages, isStream);
    }

    private static string? ReadWebhookUrl(GenerateMembers members)
    {
        var url = members.Text("webhook_url");
        if (url is not null && WebhookUrl.Validate(url) is { } problem)
        {
            members.Errors.Add(new FieldError("webhook_url", $"`webhook_url` {problem}"));
        }

        return url;
    }

    private static List<string> Warnings(Model model, GenerateMembers members, OptionResolution options)
    {
        var warnings = new List<string>(options.Warnings);
        if (model.Category != Category.Text && (members.Find("system") ?? members.Find("system_prompt")) is not null)
        {
            warnings.Add($"`system` is not an option of {model.Slug} and was ignored.");
        }

        if (model.Prompt == InputUse.None && members.Find("prompt") is not null)
        {
            warnings.Add($"`prompt` is not an option of {model.Slug} and was ignored.");
        }

        return warnings;
    }
}
