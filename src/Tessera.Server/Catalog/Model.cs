using System.Text.Json;
using Tessera.Providers;

namespace Tessera.Server.Catalog;

/// <summary>One model of the catalogue: what it takes, what it makes, what it costs and which routes serve it.</summary>
internal sealed record Model
{
    /// <summary>Its name on the wire.</summary>
    public required string Slug { get; init; }

    /// <summary>Other slugs that mean this model.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Name { get; init; }

    /// <summary>The vendor of the model: <c>provider</c> in replies. <see cref="Routes"/> are the providers that serve it.</summary>
    public required string Vendor { get; init; }

    /// <summary>What kind of result it makes.</summary>
    public required Category Category { get; init; }

    /// <summary>What a task provider is asked for; <see langword="null"/> for text.</summary>
    public TaskKind? Kind => KindOf(Category);

    /// <summary>The slug of the smallest plan that may use it.</summary>
    public required string MinPlan { get; init; }

    /// <summary>One sentence.</summary>
    public required string DescriptionEn { get; init; }

    /// <summary>The same sentence in Russian.</summary>
    public required string DescriptionRu { get; init; }

    /// <summary>Whether the reply can be streamed.</summary>
    public required bool SupportsStreaming { get; init; }

    /// <summary>Whether messages may contain images.</summary>
    public required bool SupportsVision { get; init; }

    /// <summary>Whether the first answer is always <c>pending</c>.</summary>
    public required bool IsAsync { get; init; }

    /// <summary>How long it usually takes, where that is known.</summary>
    public required int? EtaSeconds { get; init; }

    /// <summary>Whether it needs a prompt.</summary>
    public required InputUse Prompt { get; init; }

    /// <summary>The longest prompt in UTF-16 characters; 0 where it takes none.</summary>
    public required int MaxPromptLength { get; init; }

    /// <summary>The most tokens that the messages, tools and images of one request may amount to; null unless it is a text model.</summary>
    public required long? ContextTokens { get; init; }

    /// <summary>The files it takes.</summary>
    public required IReadOnlyList<InputRule> Inputs { get; init; }

    /// <summary>The options it takes, by name, in the catalogue's order.</summary>
    public required IReadOnlyDictionary<string, OptionRule> Options { get; init; }

    /// <summary>What it costs.</summary>
    public required PriceRule Price { get; init; }

    /// <summary>The ways to serve it, in order of preference; the sandbox serves it if none is configured.</summary>
    public required IReadOnlyList<ProviderRoute> Routes { get; init; }

    /// <summary>What <c>GET /models</c> shows as <c>config</c>: <c>sizes</c>, <c>formats</c>, <c>quality_options</c> …</summary>
    public IReadOnlyDictionary<string, JsonElement> Config => _config ??= ModelConfig.Of(this);

    private IReadOnlyDictionary<string, JsonElement>? _config;

    /// <summary>The names that the models of the same catalogue know.</summary>
    public required OptionVocabulary Vocabulary { get; init; }

    /// <summary>The catalogue's own model; another one only where this was narrowed from it.</summary>
    public Model Catalogued => _catalogued ?? this;

    private Model? _catalogued;

    /// <summary>The same model, narrowed.</summary>
    public Model Narrowed(IReadOnlyDictionary<string, OptionRule> options, IReadOnlyList<InputRule> inputs, int maxPromptLength) => this with
    {
        Options = options,
        Inputs = inputs,
        MaxPromptLength = maxPromptLength,
        _config = null,
        _catalogued = Catalogued,
    };

    /// <summary>The kind of result that a task provider is asked for; <see langword="null"/> for text, which is streamed instead.</summary>
    public static TaskKind? KindOf(Category category) => category switch
    {
        Category.Text => null,
        Category.Image => TaskKind.Image,
        Category.Video => TaskKind.Video,
        Category.Tts => TaskKind.Speech,
        Category.Music => TaskKind.Music,
        Category.Stt => TaskKind.Transcription,
        Category.Tool => TaskKind.Tool,
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "No such category."),
    };
}
