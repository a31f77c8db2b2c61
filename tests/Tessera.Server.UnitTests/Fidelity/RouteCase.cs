using System.Text.Json;
using Tessera.Providers;

namespace Tessera.Server.UnitTests.Fidelity;

/// <summary>A request of a caller for one model.</summary>
/// <param name="Name">What is special about it, as a failure names it.</param>
/// <param name="Given">The options given.</param>
internal sealed record RouteCase(string Name, IReadOnlyDictionary<string, JsonElement> Given)
{
    /// <summary>The files given besides the required ones, by their members.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The prompt; null for the usual one.</summary>
    public string? Prompt { get; init; }

    /// <summary>The conversation of a text; null for the prompt alone.</summary>
    public IReadOnlyList<TextMessage>? Messages { get; init; }

    /// <summary>Whether a text is asked for as a stream.</summary>
    public bool IsStream { get; init; }

    /// <summary>The option whose values are compared with each other; null where none is.</summary>
    public string? Option { get; init; }

    /// <summary>Whether the server may refuse it: what is combined need not go together.</summary>
    public bool MayBeRefused { get; init; }
}
