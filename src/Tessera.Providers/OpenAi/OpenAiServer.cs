namespace Tessera.Providers.OpenAi;

/// <summary>
/// How a chat completions server differs from others. A new server is another value in
/// <see cref="OpenAiPresets"/>, not a class.
/// </summary>
/// <param name="Name">The provider's name, for example <c>deepseek</c>.</param>
/// <param name="Address">Its usual address with the version, to which <c>/chat/completions</c> is appended.</param>
public sealed record OpenAiServer(string Name, Uri Address)
{
    /// <summary>Its name for the limit on the reply.</summary>
    public string MaxTokensName { get; init; } = "max_tokens";

    /// <summary>Options that it does not know or refuses, which are not sent.</summary>
    public IReadOnlyCollection<string> NotSent { get; init; } = [];

    /// <summary>
    /// Whether it serves OpenAI's reasoning models, which refuse <c>temperature</c>, <c>top_p</c> and the penalties.
    /// </summary>
    public bool ServesReasoningModels { get; init; }

    /// <summary>
    /// Its name for <c>user</c>. Under another name, a user that is not short and plain is sent as a hash.
    /// </summary>
    public string UserName { get; init; } = "user";

    /// <summary>Whether its own member <c>thinking</c> turns thinking off.</summary>
    public bool SwitchesThinking { get; init; }

    /// <summary>Whether it reports the tokens of a stream without an option.</summary>
    public bool CountsAlways { get; init; }

    /// <summary>Whether it pads its events with random letters unless the request turns that off.</summary>
    public bool PadsEvents { get; init; }

    /// <summary>Whether it knows <c>{"type": "json_object"}</c>; otherwise it is sent a schema that any object matches.</summary>
    public bool KnowsJsonObject { get; init; } = true;

    /// <summary>Whether <c>usage.cost</c> is the cost of the call in US dollars.</summary>
    public bool SaysCost { get; init; }

    /// <summary>The longest ID of a tool call that it accepts; a longer one is sent as <see cref="ToolCall.ShortId"/>.</summary>
    public int MaxCallIdLength { get; init; } = 256;

    /// <summary>Whether it knows <c>parallel_tool_calls</c>.</summary>
    public bool KnowsParallelToolCalls { get; init; }

    /// <summary>The path below <see cref="Address"/> that checks the key.</summary>
    public string CheckPath { get; init; } = "/models";
}
