using Tessera.Server.Generations;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Replicate;

/// <summary>Which page of the predictions.</summary>
internal sealed record PredictionsQuery : IRequestQuery<PredictionsQuery>
{
    private const string Older = "older_";
    private const string Newer = "newer_";

    /// <summary>From <c>next</c> or <c>previous</c>; absent for the newest page.</summary>
    public string? Cursor { get; init; }

    internal static string OlderThan(GenerationId id) => Older + id.Text;

    internal static string NewerThan(GenerationId id) => Newer + id.Text;

    /// <summary>Next to which prediction the page is, and on which side; null for a cursor that was not given out.</summary>
    internal (long Id, bool IsOlder)? Place =>
        Cursor is null ? (long.MaxValue, true)
        : Cursor.StartsWith(Older, StringComparison.Ordinal) && GenerationId.TryParse(Cursor[Older.Length..], out var next, out _) ? (next.Value, true)
        : Cursor.StartsWith(Newer, StringComparison.Ordinal) && GenerationId.TryParse(Cursor[Newer.Length..], out var previous, out _) ? (previous.Value, false)
        : null;
}
