using Tessera.Providers;

namespace Tessera.Server.Generations.Jobs;

/// <summary>What came of reading a job's input files.</summary>
internal abstract record JobInputs
{
    private JobInputs()
    {
    }

    /// <summary>All of them, by the member that named them.</summary>
    internal sealed record Read(Dictionary<string, MediaInput> Files) : JobInputs;

    /// <summary>One of them can no longer be used.</summary>
    internal sealed record Refused(string Reason) : JobInputs;

    /// <summary>Another worker or a cancel took the row while the store was down.</summary>
    internal sealed record Lost : JobInputs;
}
