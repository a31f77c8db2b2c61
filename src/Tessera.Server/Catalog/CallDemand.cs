using Tessera.Providers;

namespace Tessera.Server.Catalog;

/// <summary>What a call requires of the route that serves it.</summary>
/// <param name="Options">All options with their values, defaults included.</param>
/// <param name="Given">The options that the caller gave. A route must convey these; a default need only be within its bounds.</param>
/// <param name="Files">The members that name files.</param>
/// <param name="PromptLength">The prompt's length in UTF-16 characters.</param>
internal readonly record struct CallDemand(
    CallOptions Options, IReadOnlySet<string> Given, IReadOnlyCollection<string> Files, long PromptLength)
{
    /// <summary>Whether only the given options are sent, as for texts.</summary>
    public bool SendsGivenOnly { get; init; }

    /// <summary>Whether files may still be added: a price can be requested without them.</summary>
    public bool IsWithoutFilesYet { get; init; }
}
