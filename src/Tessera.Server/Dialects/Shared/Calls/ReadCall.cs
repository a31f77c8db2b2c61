using Tessera.Providers;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Dialects.Shared.Calls;

/// <summary>
/// Applies the catalogue's rules to a call that a dialect read, and reads the files it refers to. All errors are reported
/// together, before anything is held or sent.
/// </summary>
internal sealed class ReadCall(ModelCatalog models, ProviderRegistry providers, ReadConversation conversation, ReadInputs inputs)
{
    /// <summary>The model with this slug or alias, with the options that the configured providers take.</summary>
    public Result<Model> FindModel(string slug) => models.Find(slug) is { } model
        ? providers.Offer(model)
        : ApiErrors.NoSuchModel(Excerpt.Of(slug), models.Nearest(slug));

    /// <summary>The model that a body names by its slug, alias or vendor's name, for the dialects of vendors.</summary>
    /// <param name="name">The name; null where the body has none.</param>
    /// <param name="listedAt">Where the dialect lists the models.</param>
    public Result<Model> FindVendorModel(string? name, string listedAt) => name is null
        ? ApiErrors.Validation(new FieldError("model", $"`model` is required: a slug from GET {listedAt}."))
        : FindVendorName(name, listedAt);

    /// <summary>The same for a model that the path names.</summary>
    public Result<Model> FindVendorName(string name, string listedAt) =>
        models.FindVendorName(name) is { } model ? providers.Offer(model) : ApiErrors.NoSuchModel(Excerpt.Of(name), models.Nearest(name), listedAt);

    public async Task<Result<GenerationRequest>> ReadAsync(Caller caller, DraftCall draft, CancellationToken ct)
    {
        var (model, problems) = (draft.Model, draft.Problems);
        var options = OptionResolver.Resolve(model, draft.Options);
        problems.AddRange(options.Errors.Concat(OptionResolver.MissingInputs(model, options)).Select(draft.InOwnNames));
        if (draft.MissingText is { } missing)
        {
            problems.Add(missing);
        }

        var messages = await ReadTextAsync(draft, ct);
        if (problems.Error is { } invalid)
        {
            return invalid;
        }

        var errors = new List<FieldError>();
        var files = await inputs.ReadAsync(caller, model, options.Inputs, errors, ct);
        if (files.Refusal is not null || errors.Count > 0)
        {
            return files.Refusal ?? ApiErrors.Validation([.. errors.Select(draft.InOwnNames)]);
        }

        return new GenerationRequest(model, options.Values)
        {
            Given = options.Given,
            Prompt = draft.Prompt ?? messages.LastOrDefault(message => message.Role == "user")?.Text ?? "",
            ConversationLength = model.Category == Category.Text ? LengthOf(messages) : null,
            Messages = messages,
            ParallelToolCalls = draft.ParallelToolCalls,
            Thinking = draft.Thinking,
            Inputs = files.Links,
            InputMilliseconds = files.Milliseconds,
            MaxTokensSpent = draft.MaxTokensSpent,
            WebhookUrl = draft.WebhookUrl,
            Warnings = [.. StandIn(model, draft.AskedFor) is { } other ? [other] : Array.Empty<string>(), .. options.Warnings.Select(draft.InOwnNames), .. draft.Warnings, .. OneToolAtATime(draft)],
        };
    }

    /// <summary>What to warn of when a model was named by the name of one for which it stands in; null otherwise.</summary>
    public string? StandIn(Model model, string? name) => name is not null && models.StandsIn(model, name)
        ? $"`{Excerpt.Of(name)}` is not offered here; {model.Slug} serves the call, at its own price."
        : null;

    /// <inheritdoc cref="ProviderRegistry.FirstText"/>
    public ITextProvider? FirstText(Model model) => providers.FirstText(model);

    private IEnumerable<string> OneToolAtATime(DraftCall draft) => draft.ParallelToolCalls is false && FirstText(draft.Model) is not { CarriesParallelToolCalls: true }
        ? [draft.InOwnNames("`parallel_tool_calls` is not carried out here and was ignored.")]
        : [];

    private async ValueTask<IReadOnlyList<TextMessage>> ReadTextAsync(DraftCall draft, CancellationToken ct)
    {
        if (draft.Model.Category != Category.Text)
        {
            if (draft.Model.Prompt != InputUse.None)
            {
                TextLength.Check(draft.Model, draft.Prompt?.Length ?? 0, draft.TextMember, draft.Problems);
            }

            return [];
        }

        var messages = await conversation.ReadAsync(draft.Model, draft.Messages, draft.Problems, ct);
        TextLength.Check(draft.Model, LengthOf(messages), draft.TextMember, draft.Problems);
        CheckContext.Run(draft.Model, messages, draft.TextMember, draft.Options, draft.Problems);
        if (draft is { MissingText: null, Problems.Error: null } && !messages.Any(message => message.Parts.Count > 0 || message.ToolCalls.Count > 0))
        {
            draft.Problems.Add(draft.TextMember, $"`{draft.TextMember}` must have at least one text, image or tool call.");
        }

        return messages;
    }

    private static long LengthOf(IReadOnlyList<TextMessage> messages) => messages.Sum(message =>
        message.Text.Length + message.ToolCalls.Sum(call => (long)call.Name.Length + call.Arguments.Length));
}
