namespace Tessera.Providers;

/// <summary>How a task stands.</summary>
public abstract record TaskState
{
    private TaskState()
    {
    }

    /// <summary>It is done.</summary>
    public sealed record Completed(TaskOutput Output) : TaskState
    {
        /// <summary>What the provider says it charges for the task, in millionths of a US dollar; null where it says nothing.</summary>
        public long? CostMicroUsd { get; init; }

        /// <summary>Tokens that went in, as the provider counted them; null where it bills no tokens.</summary>
        public long? PromptTokens { get; init; }

        /// <summary>Tokens that came out.</summary>
        public long? CompletionTokens { get; init; }

        /// <summary>What of the call the result does not show, as sentences for the caller.</summary>
        public IReadOnlyList<string> Warnings { get; init; } = [];
    }

    /// <summary>It goes on.</summary>
    /// <param name="State">What the provider needs to be asked again; stored, opaque to the server.</param>
    /// <param name="Progress">How far it is, 0 to 1, where the provider says so.</param>
    /// <param name="Eta">How long it may still take, where known.</param>
    public sealed record Running(string State, double? Progress = null, TimeSpan? Eta = null) : TaskState;

    /// <summary>It ended without a result.</summary>
    public sealed record Failed(ProviderFailure Failure) : TaskState;
}
