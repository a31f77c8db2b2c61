using Tessera.Providers;

namespace Tessera.Server.Catalog;

/// <summary>What a call requires of the route that serves it.</summary>
/// <param name="Options">Every option with its value, defaults included.</param>
/// <param name="Given">The options that the caller gave. They must be conveyed; a default only must not be out of bounds.</param>
/// <param name="Files">The members that name a file.</param>
/// <param name="PromptLength">In UTF-16 characters.</param>
internal readonly record struct CallDemand(
    CallOptions Options, IReadOnlySet<string> Given, IReadOnlyCollection<string> Files, long PromptLength)
{
    /// <summary>Whether only what was given is sent, as for texts.</summary>
    public bool SendsGivenOnly { get; init; }

    /// <summary>Whether files may still be added: a price can be asked without them.</summary>
    public bool IsWithoutFilesYet { get; init; }
}
