using System.Text.Json;
using Tessera.Providers;

namespace Tessera.Server.Catalog;

/// <summary>A model of the catalogue: what it accepts, what it generates, what it costs and which routes serve it.</summary>
internal sealed record Model
{
    /// <summary>Its name on the wire.</summary>
    public required string Slug { get; init; }

    /// <summary>Other slugs of this model.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>
    /// The vendors' names of models that are not offered, for which this one answers in their dialects: what their published programs name.
    /// </summary>
    public IReadOnlyList<string> StandsInFor { get; init; } = [];

    /// <summary>Its display name.</summary>
    public required string Name { get; init; }

    /// <summary>The vendor of the model: <c>provider</c> in replies. <see cref="Routes"/> are the providers that serve it.</summary>
    public required string Vendor { get; init; }

    /// <summary>The kind of result that it generates.</summary>
    public required Category Category { get; init; }

    /// <summary>The kind of task that a provider is asked for; <see langword="null"/> for what is answered in the call.</summary>
    public TaskKind? Kind => KindOf(Category);

    /// <summary>The slug of the smallest plan that may use it.</summary>
    public required string MinPlan { get; init; }

    /// <summary>The day on which it was added to the catalogue, which clients of vendors are shown as that of its creation.</summary>
    public required DateOnly Added { get; init; }

    /// <summary>The first moment of <see cref="Added"/>.</summary>
    public DateTimeOffset AddedAt => new(Added, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>Its description, one sentence.</summary>
    public required string DescriptionEn { get; init; }

    /// <summary>Its description in Russian.</summary>
    public required string DescriptionRu { get; init; }

    /// <summary>Whether the reply can be streamed.</summary>
    public required bool SupportsStreaming { get; init; }

    /// <summary>Whether messages may contain images.</summary>
    public required bool SupportsVision { get; init; }

    /// <summary>Whether the first reply is always <c>pending</c>.</summary>
    public required bool IsAsync { get; init; }

    /// <summary>Its typical duration, if known.</summary>
    public required int? EtaSeconds { get; init; }

    /// <summary>Whether it needs a prompt.</summary>
    public required InputUse Prompt { get; init; }

    /// <summary>The longest prompt in UTF-16 characters; 0 when it takes none.</summary>
    public required int MaxPromptLength { get; init; }

    /// <summary>
    /// The most tokens that the messages, tools and images of one request may have; null unless it is a text model.
    /// </summary>
    public required long? ContextTokens { get; init; }

    /// <summary>The files it accepts.</summary>
    public required IReadOnlyList<InputRule> Inputs { get; init; }

    /// <summary>The options it accepts, by name, in the catalogue's order.</summary>
    public required IReadOnlyDictionary<string, OptionRule> Options { get; init; }

    /// <summary>What it costs.</summary>
    public required PriceRule Price { get; init; }

    /// <summary>The routes that serve it, in order of preference; the sandbox serves it if none is configured.</summary>
    public required IReadOnlyList<ProviderRoute> Routes { get; init; }

    /// <summary>
    /// The member <c>config</c> of <c>GET /models</c>: <c>sizes</c>, <c>formats</c>, <c>quality_options</c> …
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> Config => _config ??= ModelConfig.Of(this);

    private IReadOnlyDictionary<string, JsonElement>? _config;

    /// <summary>The names that the models of the same catalogue use.</summary>
    public required OptionVocabulary Vocabulary { get; init; }

    /// <summary>The catalogue's original model, if this one was narrowed from it.</summary>
    public Model Catalogued => _catalogued ?? this;

    private Model? _catalogued;

    /// <summary>A copy of the model with narrower rules.</summary>
    public Model Narrowed(IReadOnlyDictionary<string, OptionRule> options, IReadOnlyList<InputRule> inputs, int maxPromptLength) => this with
    {
        Options = options,
        Inputs = inputs,
        MaxPromptLength = maxPromptLength,
        _config = null,
        _catalogued = Catalogued,
    };

    /// <summary>
    /// The kind of task that a provider is asked for; <see langword="null"/> for text and embeddings, which are answered in the call.
    /// </summary>
    public static TaskKind? KindOf(Category category) => category switch
    {
        Category.Text or Category.Embedding => null,
        Category.Image => TaskKind.Image,
        Category.Video => TaskKind.Video,
        Category.Tts => TaskKind.Speech,
        Category.Music => TaskKind.Music,
        Category.Stt => TaskKind.Transcription,
        Category.Tool => TaskKind.Tool,
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "No such category."),
    };
}
