using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Workspaces;

/// <summary>Section <c>Tessera:Workspaces</c>: what a workspace begins with.</summary>
internal sealed class WorkspaceOptions
{
    public const string Section = "Tessera:Workspaces";

    /// <summary>Pictures a calendar month of a new workspace; <c>admin workspace quota</c> changes one that exists.</summary>
    [Range(0, 1_000_000_000)]
    public long ImagesPerMonth { get; set; } = 10_000;

    /// <summary>Pictures a day of a new workspace.</summary>
    [Range(0, 1_000_000_000)]
    public long ImagesPerDay { get; set; } = 1_000;

    /// <summary>How long a call waits for its pictures; those that take longer are found in the history.</summary>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromMinutes(5);
}
