using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Workspaces;

/// <summary>
/// Section <c>Tessera:Workspaces</c>: the quotas of new workspaces, and how long a call waits for its images.
/// </summary>
internal sealed class WorkspaceOptions
{
    public const string Section = "Tessera:Workspaces";

    /// <summary>Images per calendar month of a new workspace; <c>admin workspace quota</c> changes an existing one.</summary>
    [Range(0, 1_000_000_000)]
    public long ImagesPerMonth { get; set; } = 10_000;

    /// <summary>Images per day of a new workspace.</summary>
    [Range(0, 1_000_000_000)]
    public long ImagesPerDay { get; set; } = 1_000;

    /// <summary>How long a call waits for its images; those that take longer appear in the history.</summary>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromMinutes(5);
}
