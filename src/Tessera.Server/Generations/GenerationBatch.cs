namespace Tessera.Server.Generations;

/// <summary>
/// The generations that answer one request together. Each is admitted, priced, run and settled by itself.
/// </summary>
/// <param name="Id">The ID of the request: that of its first generation, even after that one was deleted.</param>
/// <param name="All">Those that were not deleted, in order; one where the request made one.</param>
internal sealed record GenerationBatch(GenerationId Id, IReadOnlyList<Generation> All)
{
    /// <summary>A generation that is a request of its own, or that was asked for by its own ID.</summary>
    public GenerationBatch(Generation alone)
        : this(alone.Id, [alone])
    {
    }

    /// <summary>What those were that were deleted: a deletion does not change what the request cost and how long it took.</summary>
    public DeletedResults Deleted { get; init; } = DeletedResults.None;

    /// <summary>How many results the request made, with those that were deleted.</summary>
    public long Size => All.Count + Deleted.Count;

    public Generation First => All[0];

    public IReadOnlyList<Generation> Completed => [.. All.Where(generation => generation.State is GenerationState.Completed)];

    public IReadOnlyList<Generation> Failed => [.. All.Where(generation => generation.State is GenerationState.Failed or GenerationState.Canceled)];

    public bool IsFinal => All.All(generation => generation.State.IsFinal());

    /// <summary>Accepted until the first begins, open until the last has ended, then completed if one is.</summary>
    public GenerationState State => All.Count == 1 || All.All(generation => generation.State == First.State) ? First.State
        : !IsFinal ? GenerationState.Running
        : Completed.Count > 0 ? GenerationState.Completed
        : GenerationState.Failed;

    /// <summary>The one whose seed, duration or error stands for the request's.</summary>
    public Generation Shown => All.FirstOrDefault(generation => generation.State is GenerationState.Completed)
        ?? All.FirstOrDefault(generation => generation.State is GenerationState.Failed)
        ?? First;

    public double? Progress => All.Count == 1 ? First.Progress : IsFinal ? null : All.Average(generation => generation.State.IsFinal() ? 1 : generation.Progress ?? 0);

    public long TokensSpent => All.Sum(generation => generation.TokensSpent) + Deleted.TokensSpent;

    /// <summary>How long it took, once all have ended.</summary>
    public long? ProcessingMs => IsFinal ? All.Select(generation => generation.ProcessingMs).Append(Deleted.ProcessingMs).Max() : null;

    public DateTimeOffset? CompletedAt => IsFinal ? All.Max(generation => generation.CompletedAt) : null;

    /// <summary>What to add to the warnings of a request of which a part failed.</summary>
    public IReadOnlyList<string> Warnings => Completed.Count > 0 && Failed is [var first, ..] failed
        ? [$"{failed.Count} of {All.Count} results failed and cost nothing: {first.Error}"]
        : [];

    /// <param name="Count">How many they are.</param>
    /// <param name="TokensSpent">What they cost together.</param>
    /// <param name="ProcessingMs">How long the slowest took; null when none was deleted.</param>
    internal sealed record DeletedResults(long Count, long TokensSpent, long? ProcessingMs)
    {
        public static DeletedResults None { get; } = new(0, 0, null);
    }
}
