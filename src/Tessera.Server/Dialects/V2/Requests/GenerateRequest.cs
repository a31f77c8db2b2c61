using System.Text.Json;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.V2.Requests;

/// <summary>
/// A generation. Options are top-level members, as here, or members of <c>params</c>. A model's <c>config.options</c> lists the
/// options it accepts, with values and defaults: other models' options are ignored and named in <c>warnings</c>; unknown options,
/// and files that the model does not accept, are refused.
/// </summary>
[Untrimmed]
internal sealed record GenerateRequest : GenerationBody, IRequestBody<GenerateRequest>, ICheckedBody
{
    /// <summary>The model's slug or an alias, from <c>GET /api/v2/models</c>; it determines the kind of result.</summary>
    public required string Model { get; init; }

    public static Result<GenerateRequest> Read(JsonElement body, IServiceProvider services)
    {
        var problems = new BodyProblems();
        var request = StrictBody<GenerateRequest>.Read(Merge(body, problems), problems, services);
        return problems.Malformed is { } malformed ? malformed : request with { Problems = problems, IsChat = HasMessages(body) };
    }

    public IEnumerable<FieldError> Check(IServiceProvider services) => Webhooks.WebhookUrl.Check("webhook_url", WebhookUrl, services);

    /// <summary>The error of a request that names no model.</summary>
    public ApiError NoModel() =>
        Problems.Error ?? ApiErrors.Validation(new FieldError("model", new LocalText(
            "`model` is required: a slug from GET /api/v2/models.", "`model`: обязательное поле — имя модели из GET /api/v2/models.")));

    /// <summary>The request to this model, in the terms that all dialects share; what does not fit the model is added to the problems.</summary>
    public DraftCall ToDraft(Model model)
    {
        if (model.Category == Category.Embedding)
        {
            Problems.Add(new FieldError("model", LocalText.Format(
                "`model` {0} makes embeddings, which POST /v1/embeddings answers.", "`model` {0} строит эмбеддинги, их отдаёт POST /v1/embeddings.", model.Slug)));
        }

        if (Stream && !model.SupportsStreaming)
        {
            Problems.Add(new FieldError("stream", LocalText.Format(
                "`stream` is not possible with {0}: only text models stream.", "`stream` не поддерживается моделью {0}: потоком отвечают только текстовые модели.", Model), ["false"]));
        }

        var draft = new DraftCall(model, Problems)
        {
            Options = Options ?? OptionResolver.NothingGiven,
            Prompt = PromptFor(model),
            MaxTokensSpent = MaxTokensSpent,
            WebhookUrl = WebhookUrl,
            Warnings = WarningsOf(model),
        };
        return model.Category == Category.Text ? WithMessages(draft) : WithoutMessages(draft);
    }

    private DraftCall WithMessages(DraftCall draft)
    {
        var messages = new List<DraftMessage>();
        if (SystemText() is { Length: > 0 } system)
        {
            messages.Add(DraftMessage.OfText("system", "system", system));
        }

        if (Messages is { } list)
        {
            messages.AddRange(new ChatMessages(Problems).Read(list));
        }

        if (draft.Prompt is { } prompt)
        {
            messages.Add(DraftMessage.OfText("user", "prompt", prompt));
        }

        var isMissing = Messages is null && string.IsNullOrWhiteSpace(draft.Prompt);
        return draft with
        {
            Messages = messages,
            TextMember = Messages is null ? "prompt" : "messages",
            MissingText = isMissing ? new FieldError("prompt", LocalText.Format(
                "{0} needs `prompt` or `messages`.", "{0}: нужен `prompt` или `messages`.", draft.Model.Slug)) : null,
        };
    }

    private DraftCall WithoutMessages(DraftCall draft)
    {
        var (model, name) = (draft.Model, draft.Model.Category == Category.Tts ? "text" : "prompt");
        if (Messages is not null)
        {
            Problems.Add(new FieldError("messages", LocalText.Format(
                "`messages` are for text models; {0} takes `{1}`.", "`messages` — для текстовых моделей; {0} принимает `{1}`.", model.Slug, name), [name]));
        }

        var isMissing = model.Prompt == InputUse.Required && string.IsNullOrWhiteSpace(draft.Prompt);
        var missing = LocalText.Format("`{0}` is required by {1}.", "`{0}`: обязательное поле для {1}.", name, model.Slug);
        return draft with { TextMember = name, MissingText = isMissing ? new FieldError(name, missing) : null };
    }

    // Two names of one member: a value under one must not hide a different value under the other.
    private string? SystemText()
    {
        if (System is not null && SystemPrompt is not null && System != SystemPrompt)
        {
            Problems.Add(new FieldError("system_prompt", new LocalText(
                "`system` and `system_prompt` are given with different values. Give one of the two.",
                "`system` и `system_prompt` переданы с разными значениями. Передайте одно из двух.")));
        }

        return System ?? SystemPrompt;
    }

    private List<string> WarningsOf(Model model)
    {
        var warnings = new List<string>();
        if (model.Category != Category.Text && (System ?? SystemPrompt) is not null)
        {
            warnings.Add($"`system` is not an option of {model.Slug} and was ignored.");
        }

        if (model.Prompt == InputUse.None && Prompt is not null)
        {
            warnings.Add($"`prompt` is not an option of {model.Slug} and was ignored.");
        }

        return warnings;
    }
}
