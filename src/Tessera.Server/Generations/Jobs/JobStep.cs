using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Providers;

namespace Tessera.Server.Generations.Jobs;

/// <summary>The progress of a job: what each step of <see cref="GenerationJob"/> passes to the next.</summary>
internal abstract record JobStep
{
    private JobStep()
    {
    }

    /// <summary>The slot of the provider's credential, held until this process stops working on the job.</summary>
    public IDisposable? Slot { get; init; }

    /// <summary>
    /// The call is complete. The model is null when it is known only to the provider, which already has the task.
    /// </summary>
    internal sealed record Loaded(Generation Generation, JobRequest Request, Model? Model, TaskCall Call) : JobStep
    {
        /// <summary>The call's files on disk, deleted when this process stops working on the job.</summary>
        public IDisposable? Files { get; init; }
    }

    /// <summary>A provider is working on it.</summary>
    internal sealed record Submitted(Loaded Job, ServingRoute Route, TaskState.Running State) : JobStep;

    /// <summary>The provider has finished: a result or a failure.</summary>
    internal sealed record Answered(Loaded Job, ServingRoute Route, TaskState State) : JobStep;

    /// <summary>The outcome is known, and the file is stored.</summary>
    internal sealed record Ended(Generation Generation, GenerationOutcome Outcome) : JobStep;

    /// <summary>Another worker has claimed the row, or it is final, so nothing is left to do here.</summary>
    internal sealed record Lost : JobStep;
}
