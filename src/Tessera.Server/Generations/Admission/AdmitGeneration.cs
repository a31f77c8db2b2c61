using System.Text.Json;
using Tessera.Server.Artifacts;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;
using Tessera.Server.Ledger;
using Tessera.Server.Providers;

namespace Tessera.Server.Generations.Admission;

/// <summary>
/// Admits a request: checks provider, price and plan, then in one durable commit checks balance, limits and charges and writes
/// the row with its hold. A request refused here has cost nothing and reached no provider.
/// </summary>
internal sealed class AdmitGeneration(
    GenerationStore store,
    WalletCache wallets,
    PlanCatalog plans,
    PlanPeriods periods,
    ProviderRegistry providers,
    IArtifactStore files,
    TimeProvider time)
{
    private static readonly TimeSpan MinDeadline = TimeSpan.FromMinutes(15);

    /// <summary>Admits the request: its row and hold are committed, or an allowance pays for it, and it must be run to its end.</summary>
    /// <param name="caller">The principal that pays.</param>
    /// <param name="request">The request.</param>
    /// <param name="keyed">Its idempotency key, if it has one.</param>
    /// <param name="replayForm">What the dialect must know to build its reply again from the generation.</param>
    public async Task<Result<AdmittedGeneration>> AdmitAsync(Caller caller, GenerationRequest request, IdempotentCall? keyed = null, string replayForm = "")
    {
        var (admitted, refused) = await AdmitAsync(caller, [request], keyed, replayForm);
        return refused is null ? admitted[0] : refused;
    }

    /// <summary>
    /// Admits several requests of one call in one transaction, in order until one is refused, so that a crash leaves all of them or none.
    /// </summary>
    /// <inheritdoc cref="AdmitAsync(Caller, GenerationRequest, IdempotentCall?, string)"/>
    public async Task<(IReadOnlyList<AdmittedGeneration> Admitted, ApiError? Refused)> AdmitAsync(
        Caller caller, IReadOnlyList<GenerationRequest> requests, IdempotentCall? keyed, string replayForm, bool isWhole = false)
    {
        if (keyed is not null)
        {
            await keyed.PrepareAsync(replayForm);
        }

        // They are of one model and cost the same.
        var priced = PriceOf(caller, requests[0]);
        if (priced.IsError)
        {
            return ([], priced.Error);
        }

        var (candidates, cost) = (priced.Value.Candidates, priced.Value.Cost);
        var wallet = await wallets.GetAsync(caller.Account);
        while (true)
        {
            var plan = plans.Find(wallet.Plan) ?? plans.All[0];
            if (!plans.Admits(plan, requests[0].Model))
            {
                return ([], AdmissionErrors.InsufficientPlan(plan, requests[0].Model));
            }

            NewGeneration[] rows =
                [.. requests.Select((request, index) => ToAdmission(caller, request, candidates, plan, cost) with { Keyed = index == 0 ? keyed : null })];
            // One shares its transaction with the other admissions of that moment.
            var outcomes = rows is [var only] ? [await store.InsertAdmittedAsync(only)] : await store.InsertAdmittedAsync(rows, isWhole);
            if (await WalletToTryAsync(caller.Account, outcomes[0]) is { } other)
            {
                wallet = other;
                continue;
            }

            AdmittedGeneration[] admitted =
            [
                .. outcomes.Select(GenerationAndHold).OfType<(Generation Generation, Hold? Hold)>().Select(one =>
                    new AdmittedGeneration(one.Generation, one.Hold, cost, candidates) { Caller = caller, IsKeyed = keyed is not null }),
            ];
            if (admitted is [var first, ..])
            {
                keyed?.Made(first.Generation.Id.Value);
            }

            return (admitted, RefusalOf(outcomes[^1], plan));
        }
    }

    /// <summary>The wallet with which a refused admission is tried again, because its plan was not the one that was read; null when the outcome stays.</summary>
    private async ValueTask<Wallet?> WalletToTryAsync(AccountId account, AdmissionOutcome outcome)
    {
        if (outcome is AdmissionOutcome.Refused(HoldOutcome.OtherPlan(var other)))
        {
            return other;
        }

        if (outcome is not AdmissionOutcome.Refused(HoldOutcome.PeriodOver))
        {
            return null;
        }

        await periods.RollAsync(account);
        return await wallets.ReloadAsync(account);
    }

    private ApiError? RefusalOf(AdmissionOutcome outcome, Plan plan) => outcome switch
    {
        AdmissionOutcome.IdempotencyKeyTaken => IdempotencyErrors.StillRunning(),
        AdmissionOutcome.ChargeRefused(var error) => error,
        AdmissionOutcome.Refused(var reason) => AdmissionErrors.From(reason, plan, time.GetUtcNow()),
        AdmissionOutcome.Admitted or AdmissionOutcome.Drawn => null,
        _ => throw new InvalidOperationException("A request is admitted or refused."),
    };

    private static (Generation Generation, Hold? Hold)? GenerationAndHold(AdmissionOutcome outcome) => outcome switch
    {
        AdmissionOutcome.Admitted(var generation, var hold, _) => (generation, hold),
        AdmissionOutcome.Drawn(var generation) => (generation, null),
        _ => null,
    };

    /// <summary>The routes that may serve a request, and the most it may cost; or why none does.</summary>
    private Result<Priced> PriceOf(Caller caller, GenerationRequest request)
    {
        var model = request.Model;
        if (caller.Key is { Models.Count: > 0 } key && !key.Models.Contains(model.Slug))
        {
            return AdmissionErrors.ModelNotForKey(model.Slug, key.Models);
        }

        if (model.Kind is not null && !files.HasRoom)
        {
            return ApiErrors.DiskFull();
        }

        if (providers.Find(model, caller.IsTest, request.Demand) is not { Count: > 0 } candidates)
        {
            return providers.Conflict(model, request.Demand) is { } conflict ? ApiErrors.Validation(conflict)
                : providers.ServedBy(model).Count > 0 ? ApiErrors.ModelUnavailable(model.Slug) : AdmissionErrors.ModelNotServed(model.Slug);
        }

        var price = caller.IsTest ? new Price(0) : PriceCalculator.Exact(model, request.Options, new PriceBasis(request.Prompt.Length, request.InputMilliseconds));
        // The sandbox is free beside a provider, but the caller's spending limit applies to the list price, as it will once the
        // model has a route.
        if (request.MaxTokensSpent is { } most && price.Tokens > most)
        {
            return AdmissionErrors.PriceExceedsLimit(price.Tokens, most);
        }

        return new Priced(candidates, providers.IsFree(candidates[0]) ? new Price(0) : price);
    }

    private NewGeneration ToAdmission(Caller caller, GenerationRequest request, IReadOnlyList<ServingRoute> candidates, Plan plan, Price cost)
    {
        var route = candidates[0];
        var now = time.GetUtcNow();
        var model = request.Model;
        IReadOnlyList<string> warnings = [.. request.Warnings, .. providers.Warnings(model, request.Demand, route)];
        var limits = new HoldRequest.PlanLimits(plan.HourlyRequests, plan.DailyRequests, plan.MaxPending);
        var admission = new NewGeneration(
            new HoldRequest(caller.Account, plan.Slug, limits, cost.Tokens, now), caller, model.Category, model.Slug, route.Name)
        {
            State = GenerationState.Running,
            Credential = route.CredentialName,
            Prompt = request.Prompt,
            WebhookUrl = request.WebhookUrl,
            WebhookForm = request.WebhookForm,
            CancelAfter = request.CancelAfter,
            IsAnsweredAtOnce = request.IsAnsweredAtOnce,
            Target = request.Target,
            Conversation = request.Conversation,
            Warnings = warnings.Count == 0 ? null : JsonSerializer.Serialize(warnings, WireJson.Options),
        };
        if (model.Kind is null)
        {
            return model.Category == Category.Text ? admission with { Request = KeptRequest.ToJson(request) } : admission;
        }

        var seed = request.Options.Whole(NewSeed.Option) ?? NewSeed.For(candidates);
        var eta = TimeSpan.FromSeconds(model.EtaSeconds ?? 0);
        return admission with
        {
            State = GenerationState.Accepted,
            Request = request.ToJob(seed).ToJson(),
            Seed = model.Options.ContainsKey(NewSeed.Option) ? seed : null,
            Eta = model.EtaSeconds is null ? null : eta,
            DeadlineAt = now + (eta * 10 > MinDeadline ? eta * 10 : MinDeadline),
        };
    }

    private sealed record Priced(IReadOnlyList<ServingRoute> Candidates, Price Cost);
}
