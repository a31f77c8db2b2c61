namespace Tessera.Server.Generations.Usage;

/// <summary>What the generations of one bucket that have something in common come to.</summary>
/// <param name="Bucket">When the bucket begins.</param>
/// <param name="First">What they have in common.</param>
/// <param name="Second">What else they have in common.</param>
/// <param name="Sum">What they come to.</param>
internal sealed record UsageRow(DateTimeOffset Bucket, UsageRow.Name First, UsageRow.Name Second, UsageSum Sum)
{
    /// <param name="Id">An identifier.</param>
    /// <param name="Text">What people call it.</param>
    internal sealed record Name(string Id, string Text);
}
