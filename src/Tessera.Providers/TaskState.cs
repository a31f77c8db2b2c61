namespace Tessera.Providers;

/// <summary>The state of a task.</summary>
public abstract record TaskState
{
    private TaskState()
    {
    }

    /// <summary>The task succeeded.</summary>
    public sealed record Completed(TaskOutput Output) : TaskState
    {
        /// <summary>The provider's reported cost in millionths of a US dollar; null if it reports none.</summary>
        public long? CostMicroUsd { get; init; }

        /// <summary>Input tokens, as the provider counted them; null if it does not bill by token.</summary>
        public long? PromptTokens { get; init; }

        /// <summary>Output tokens.</summary>
        public long? CompletionTokens { get; init; }

        /// <summary>The parts of the call that the result does not reflect, as sentences for the caller.</summary>
        public IReadOnlyList<string> Warnings { get; init; } = [];
    }

    /// <summary>The task is running.</summary>
    /// <param name="State">What the provider needs for the next poll; stored, opaque to the server.</param>
    /// <param name="Progress">The progress from 0 to 1, if reported.</param>
    /// <param name="Eta">The estimated remaining time, if known.</param>
    public sealed record Running(string State, double? Progress = null, TimeSpan? Eta = null) : TaskState;

    /// <summary>The task ended without a result.</summary>
    public sealed record Failed(ProviderFailure Failure) : TaskState;
}
