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

    public async Task<Result<AdmittedGeneration>> AdmitAsync(Caller caller, GenerationRequest request, IdempotentCall? keyed = null)
    {
        var model = request.Model;
        if (caller.Key is { Models.Count: > 0 } key && !key.Models.Contains(model.Slug))
        {
            return AdmissionErrors.ModelNotForKey(model.Slug, key.Models);
        }

        if (model.Category != Category.Text && !files.HasRoom)
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

        var cost = providers.IsFree(candidates[0]) ? new Price(0) : price;
        var wallet = await wallets.GetAsync(caller.Account);
        while (true)
        {
            var plan = plans.Find(wallet.Plan) ?? plans.All[0];
            if (!plans.Admits(plan, model))
            {
                return AdmissionErrors.InsufficientPlan(plan, model);
            }

            var outcome = await store.InsertAdmittedAsync(ToAdmission(caller, request, candidates, plan, cost) with { Keyed = keyed });
            switch (outcome)
            {
                case AdmissionOutcome.Admitted admitted:
                    keyed?.Made(admitted.Generation.Id.Value);
                    return new AdmittedGeneration(admitted.Generation, admitted.Hold, cost, candidates) { Caller = caller };
                case AdmissionOutcome.IdempotencyKeyTaken:
                    return IdempotencyErrors.StillRunning();
                case AdmissionOutcome.ChargeRefused(var error):
                    return error;
                case AdmissionOutcome.Refused(HoldOutcome.OtherPlan(var other)):
                    wallet = other;
                    break;
                case AdmissionOutcome.Refused(HoldOutcome.PeriodOver):
                    await periods.RollAsync(caller.Account);
                    wallet = await wallets.ReloadAsync(caller.Account);
                    break;
                case AdmissionOutcome.Refused(var reason):
                    return AdmissionErrors.From(reason, plan, time.GetUtcNow());
            }
        }
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
            Target = request.Target,
            Warnings = warnings.Count == 0 ? null : JsonSerializer.Serialize(warnings, WireJson.Options),
        };
        if (model.Category == Category.Text)
        {
            return admission;
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
}
