using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Providers;

namespace Tessera.Server.Generations.Jobs;

/// <summary>How far a job has come: what each step of <see cref="GenerationJob"/> hands to the next.</summary>
internal abstract record JobStep
{
    private JobStep()
    {
    }

    /// <summary>The slot at the provider's credential, held until the job leaves this process.</summary>
    public IDisposable? Slot { get; init; }

    /// <summary>The call is complete. The model is null when only its provider, which has the task already, still knows it.</summary>
    internal sealed record Loaded(Generation Generation, JobRequest Request, Model? Model, TaskCall Call) : JobStep;

    /// <summary>A provider works on it.</summary>
    internal sealed record Submitted(Loaded Job, ServingRoute Route, TaskState.Running State) : JobStep;

    /// <summary>The provider has finished: a result or a failure.</summary>
    internal sealed record Answered(Loaded Job, ServingRoute Route, TaskState State) : JobStep;

    /// <summary>How the generation ends is known, and its file is stored.</summary>
    internal sealed record Ended(Generation Generation, GenerationOutcome Outcome) : JobStep;

    /// <summary>The row belongs to another worker or is final, so nothing is left to do here.</summary>
    internal sealed record Lost : JobStep;
}
