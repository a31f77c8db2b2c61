namespace Tessera.Providers.OpenAi;

/// <summary>
/// How a server that speaks chat completions differs from the others. A new one is a value of this in
/// <see cref="OpenAiPresets"/>, not a class.
/// </summary>
/// <param name="Name">The provider's name, for example <c>deepseek</c>.</param>
/// <param name="Address">Where its API usually is, with the version: <c>/chat/completions</c> comes behind it.</param>
public sealed record OpenAiServer(string Name, Uri Address)
{
    /// <summary>What it calls the limit on the reply.</summary>
    public string MaxTokensName { get; init; } = "max_tokens";

    /// <summary>Options it does not know or refuses: they are not sent to it.</summary>
    public IReadOnlyCollection<string> NotSent { get; init; } = [];

    /// <summary>
    /// Whether it serves OpenAI's reasoning models, which refuse <c>temperature</c>, <c>top_p</c> and the penalties.
    /// </summary>
    public bool ServesReasoningModels { get; init; }

    /// <summary>
    /// What it calls <c>user</c>. Under another name than that, a user that is not short and plain is sent as a hash.
    /// </summary>
    public string UserName { get; init; } = "user";

    /// <summary>Whether a member of its own, <c>thinking</c>, says that the model is not to think.</summary>
    public bool SwitchesThinking { get; init; }

    /// <summary>Whether it counts the tokens of a stream without being asked.</summary>
    public bool CountsAlways { get; init; }

    /// <summary>Whether it pads its events with random letters unless the request turns that off.</summary>
    public bool PadsEvents { get; init; }

    /// <summary>Whether it knows <c>{"type": "json_object"}</c>; one that does not is sent a schema that any object fits.</summary>
    public bool KnowsJsonObject { get; init; } = true;

    /// <summary>Whether <c>usage.cost</c> is what the call costs, in US dollars.</summary>
    public bool SaysCost { get; init; }

    /// <summary>How many characters the id of a tool call may have, sent back to it; a longer one is sent as <see cref="ToolCall.ShortId"/>.</summary>
    public int MaxCallIdLength { get; init; } = 256;

    /// <summary>What is asked for, behind <see cref="Address"/>, to see whether the key is accepted.</summary>
    public string CheckPath { get; init; } = "/models";
}
