namespace Tessera.Server.Generations.Usage;

/// <summary>What some generations come to.</summary>
internal sealed class UsageSum
{
    public long Generations { get; set; }

    /// <summary>Those of them that completed.</summary>
    public long Completed { get; set; }

    public long Tokens { get; set; }

    /// <summary>How long those that completed took, together.</summary>
    public long Milliseconds { get; set; }

    /// <summary>What providers charge the operator for those whose cost is known.</summary>
    public long CostMicroUsd { get; set; }

    /// <summary>How many completed with an unknown cost.</summary>
    public long UnknownCosts { get; set; }

    public UsageTimes Times { get; } = new();

    public long? MeanMs => Completed == 0 ? null : Milliseconds / Completed;

    public void Add(UsageSum other)
    {
        Generations += other.Generations;
        Completed += other.Completed;
        Tokens = checked(Tokens + other.Tokens);
        Milliseconds += other.Milliseconds;
        CostMicroUsd += other.CostMicroUsd;
        UnknownCosts += other.UnknownCosts;
        Times.Add(other.Times);
    }
}
