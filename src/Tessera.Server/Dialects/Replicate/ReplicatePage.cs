namespace Tessera.Server.Dialects.Replicate;

/// <summary>A page of a list.</summary>
/// <param name="Results">Its entries.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
/// <param name="Previous">The address of the page before; null on the first.</param>
internal sealed record ReplicatePage<T>(IReadOnlyList<T> Results, string? Next, string? Previous);
