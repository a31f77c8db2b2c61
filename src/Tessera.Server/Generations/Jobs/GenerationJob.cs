using Tessera.Media;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Providers;

namespace Tessera.Server.Generations.Jobs;

/// <summary>
/// Runs a claimed generation to its end in five steps, starting at the step that its row has reached. Each step takes the
/// result of the one before, and every write uses the lease's fence, so a worker that has lost its lease changes nothing and
/// stops.
/// </summary>
internal sealed class GenerationJob(
    ModelCatalog models,
    JobFiles files,
    ProviderRegistry registry,
    Failover failover,
    ProviderInvoker providers,
    GenerationStore store,
    JobClock clock)
{
    private static readonly ProviderFailure NotTaken = new(FailureKind.Unavailable, "No configured provider accepts everything in this request.");

    private static readonly ProviderFailure NotConfigured = new(FailureKind.Unavailable, "The provider of this generation is no longer configured.");

    private static readonly ProviderFailure Overdue =
        new(FailureKind.UnknownOutcome, "The provider did not finish in time.") { IsTimeout = true };

    // A background job may wait for a free slot longer than a request.
    private static readonly TimeSpan MaxSlotWait = TimeSpan.FromMinutes(5);

    // Longer than a vendor needs to restart: the result it is working on may have been paid for.
    private static readonly TimeSpan MaxSilence = TimeSpan.FromMinutes(2);

    public async Task RunAsync(Generation leased, CancellationToken ct) => await RunFromAsync(await LoadAsync(leased, ct), ct);

    /// <summary>Continues with the step after the completed one.</summary>
    public async Task RunFromAsync(JobStep step, CancellationToken ct)
    {
        using var files = (step as JobStep.Loaded)?.Files;
        if (step is JobStep.Loaded loaded)
        {
            step = await SubmitAsync(loaded, ct);
        }

        using var slot = step.Slot;
        if (step is JobStep.Submitted submitted)
        {
            step = await PollAsync(submitted, ct);
        }

        if (step is JobStep.Answered answered)
        {
            step = await CollectAsync(answered, ct);
        }

        if (step is JobStep.Ended ended)
        {
            await SettleAsync(ended);
        }
    }

    /// <summary>Fails a generation whose job threw, so that it does not stay pending forever.</summary>
    public Task GiveUpAsync(Generation leased) => SettleAsync(Failed(leased, "internal_error", "Internal error; nothing was charged."));

    // 1. Load the stored request, its model and its input files. A text runs inside its request only, so one that is found here
    // has lost its process. A provider that has a task also has its files, so neither they nor the model are needed again.
    private async Task<JobStep> LoadAsync(Generation generation, CancellationToken ct)
    {
        if (Model.KindOf(generation.Category) is not { } kind)
        {
            return Failed(generation, "interrupted", "The server stopped while the text was being generated; nothing was charged.");
        }

        var (request, model) = (JobRequest.Of(generation), models.Find(generation.Model));
        if (generation.IsWithProvider)
        {
            return new JobStep.Loaded(generation, request, model, request.ToCall(generation, kind, new Dictionary<string, MediaInput>()));
        }

        if (model is null)
        {
            return Failed(generation, "model_unavailable", "The model is no longer in the catalogue.");
        }

        return await files.ReadInputsAsync(generation, request, model, ct) switch
        {
            JobFiles.Inputs.Read(var inputs, var folder) => new JobStep.Loaded(generation, request, model, request.ToCall(generation, kind, inputs)) { Files = folder },
            JobFiles.Inputs.Refused(var reason) => Failed(generation, "invalid_input", reason),
            _ => new JobStep.Lost(),
        };
    }

    // 2. Submit to the first route that accepts the call, unless a provider has the task or may have it.
    private async Task<JobStep> SubmitAsync(JobStep.Loaded job, CancellationToken ct)
    {
        var generation = job.Generation;
        if (job.Model is null || generation.ProviderState is not null || generation.IsInDoubt)
        {
            return Resume(job);
        }

        // A generation admitted for the sandbox says so in its reply, so it stays there; no other generation is sent to the
        // sandbox.
        var demand = job.Request.Demand;
        var routes = registry.FindFrom(job.Model, generation.Provider, generation.Credential, demand);
        if (routes.Count == 0)
        {
            return new JobStep.Ended(generation, GenerationOutcome.Failure(registry.Conflict(job.Model, demand) is null ? NotConfigured : NotTaken));
        }

        var result = await failover.RunAsync<JobStep>(routes, (route, limited) => TrySubmitAsync(job, route, limited), ct, MaxSlotWait);
        await store.NoteAttemptsAsync(generation, result.Attempts);
        return result switch
        {
            { Failure: { } failure } => new JobStep.Answered(job, result.Route, new TaskState.Failed(failure)),
            { Value: { } step } => step with { Slot = result.Slot },
            _ => throw new InvalidOperationException("Neither a step nor a failure."),
        };
    }

    // The row names the route before the call is sent, so that after a crash no other route is asked for what this one may have
    // begun.
    private async ValueTask<Attempt<JobStep>> TrySubmitAsync(JobStep.Loaded job, ServingRoute route, CancellationToken ct)
    {
        if (!await store.NoteAttemptAsync(job.Generation, route.Name, route.CredentialName))
        {
            return new Attempt<JobStep>(new JobStep.Lost(), null);
        }

        return await providers.SubmitAsync(route, route.ToCall(job.Call), ct) switch
        {
            TaskState.Running running => new Attempt<JobStep>(new JobStep.Submitted(job, route, running), null),
            TaskState.Failed { Failure.Kind: FailureKind.UnknownOutcome } when Named(route, job.Call) is { } named =>
                new Attempt<JobStep>(new JobStep.Submitted(job, route, named), null),
            TaskState.Failed { Failure: var failure } => new Attempt<JobStep>(null, failure),
            var completed => new Attempt<JobStep>(new JobStep.Answered(job, route, completed), null),
        };
    }

    // A task is never sent twice. It is looked up at the provider that has it, with the credential that submitted it, whatever
    // routes the catalogue has now; after an unanswered submission, by the name we gave it.
    private JobStep Resume(JobStep.Loaded job)
    {
        var generation = job.Generation;
        if (registry.FindTaken(job.Model, generation.Provider, generation.Credential, job.Request.Inputs.Count > 0) is { } route
            && (generation.ProviderState is { } known ? new TaskState.Running(known) : Named(route, job.Call)) is { } state)
        {
            return new JobStep.Submitted(job, route, state) { Slot = route.Credential?.Gate.AcquireForInFlight() };
        }

        return generation.IsInDoubt
            ? Failed(generation, "interrupted", "The server stopped while this was sent to the provider; nothing was charged.")
            : new JobStep.Ended(generation, GenerationOutcome.Failure(NotConfigured));
    }

    private static TaskState.Running? Named(ServingRoute route, TaskCall call) => route.Tasks?.Named(route.ToCall(call));

    // 3. Poll the provider until the task ends, the deadline passes, or the lease is lost.
    private async Task<JobStep> PollAsync(JobStep.Submitted submitted, CancellationToken ct)
    {
        var (job, route, running) = submitted;
        var (call, backoff) = (route.ToCall(job.Call), clock.StartBackoff());
        long? silentSince = null;
        while (true)
        {
            var handle = new TaskHandle(call, running.State);
            if (!await store.NoteProgressAsync(job.Generation, running.State, running.Progress, clock.UtcNow + running.Eta))
            {
                // Another worker that has claimed the row still polls the task.
                if (await store.HasEndedAsync(job.Generation.Id))
                {
                    await providers.CancelAsync(route, handle, ct);
                }

                return new JobStep.Lost();
            }

            if (job.Generation.DeadlineAt is not null && clock.IsLate(job.Generation))
            {
                await providers.CancelAsync(route, handle, ct);
                return new JobStep.Answered(job, route, new TaskState.Failed(Overdue));
            }

            await clock.DelayAsync(UntilNextPoll(running, backoff.Next()), ct);
            var state = await providers.PollAsync(route, handle, ct);
            if (state is TaskState.Running still)
            {
                (running, silentSince) = (still, null);
            }
            else if (state is not TaskState.Failed { Failure.Kind: FailureKind.Unavailable or FailureKind.RateLimited }
                || clock.Since(silentSince ??= clock.Timestamp) >= MaxSilence)
            {
                // A failed poll says nothing about the task itself, unless the provider has been silent for too long.
                return new JobStep.Answered(job, route, state);
            }
        }
    }

    // The sandbox and some providers know when they will be done; waiting longer gains nothing.
    private static TimeSpan UntilNextPoll(TaskState.Running running, TimeSpan pause) =>
        running.Eta is { } left && left < pause ? TimeSpan.FromMilliseconds(Math.Max(50, left.TotalMilliseconds)) : pause;

    // 4. Collect the result: the file is fetched, checked and stored before the row refers to it.
    private async Task<JobStep> CollectAsync(JobStep.Answered answered, CancellationToken ct)
    {
        var (job, route, state) = answered;
        var step = state switch
        {
            TaskState.Completed { Output: TaskOutput.Text text } =>
                new JobStep.Ended(
                    job.Generation,
                    GenerationOutcome.Completed(job.Generation) with { ResultText = text.Value, ResultMetadata = TranscriptParts.ToMetadata(text) }),
            TaskState.Completed { Output: TaskOutput.File file } => await files.StoreAsync(job, file.Content, ct),
            TaskState.Completed { Output: TaskOutput.Arriving arriving } => await ReceiveAsync(job, route, arriving.Content, ct),
            TaskState.Completed { Output: TaskOutput.Link link } => await files.FetchAsync(job, route, link.Address, ct),
            TaskState.Failed failed => new JobStep.Ended(job.Generation, GenerationOutcome.Failure(failed.Failure)),
            _ => throw new InvalidOperationException($"{state} is not an end."),
        };
        return step is JobStep.Ended ended ? ended with { Outcome = WithCounts(ended.Outcome, job, route, state) } : step;
    }

    // What is still made goes to disk as it arrives, and is stored from there.
    private async Task<JobStep> ReceiveAsync(JobStep.Loaded job, ServingRoute route, Stream arriving, CancellationToken ct)
    {
        using var folder = new TemporaryFolder();
        var failure = await providers.ReceiveAsync(route, arriving, folder.File("result"), ct);
        return failure is null
            ? await files.StoreFileAsync(job, folder.File("result"), ct)
            : new JobStep.Ended(job.Generation, GenerationOutcome.Failure(failure));
    }

    // 5. Settle: one commit makes the row final and captures or releases the hold. A stored file without a row is deleted.
    private async Task SettleAsync(JobStep.Ended ended)
    {
        var (generation, outcome) = ended;
        var settled = await store.FinishAsync(generation, hold: null, outcome, generation.Fence);
        if (settled is null && outcome.FileExtension is { } orphan)
        {
            await files.DiscardAsync(generation, orphan);
        }
    }

    private static JobStep.Ended Failed(Generation generation, string code, string sentence) =>
        new(generation, GenerationOutcome.Failure(code, sentence));

    // Only the provider knows what a failed task costs us.
    private static long? CostOf(JobRequest request, ServingRoute route, TaskState state)
    {
        if (state is not TaskState.Completed completed)
        {
            return route.CostOfFailure;
        }

        var counts = request.Counts with { PromptTokens = completed.PromptTokens, CompletionTokens = completed.CompletionTokens };
        return route.CostOf(completed.CostMicroUsd, new CallOptions(request.Options), counts);
    }

    private static GenerationOutcome WithCounts(GenerationOutcome outcome, JobStep.Loaded job, ServingRoute route, TaskState state) => outcome with
    {
        CostMicroUsd = CostOf(job.Request, route, state),
        Warnings = WarningsOf(job.Generation, state),
        PromptTokens = (state as TaskState.Completed)?.PromptTokens,
        CompletionTokens = (state as TaskState.Completed)?.CompletionTokens,
    };

    private static string? WarningsOf(Generation generation, TaskState state) =>
        state is TaskState.Completed { Warnings: { Count: > 0 } added } ? generation.WarningsWith(added) : null;
}
