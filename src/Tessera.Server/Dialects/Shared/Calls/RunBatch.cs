using System.Globalization;
using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;
using Tessera.Server.Ledger;
using Tessera.Server.Providers;

namespace Tessera.Server.Dialects.Shared.Calls;

/// <summary>
/// Admits several results of one call, each a generation of its own, so that price, hold, cancel, recovery and history are those
/// of every other. They run side by side; the call waits for all of them.
/// </summary>
internal sealed class RunBatch(
    AdmitGeneration admission, WaitForGeneration waiting, LedgerStore ledger, PlanCatalog plans, ProviderRegistry providers, TimeProvider time)
{
    /// <summary>
    /// The error when an account cannot pay for all results, so that none is started. Null also where the admission of the first
    /// result reports something else, such as a plan that does not include the model.
    /// </summary>
    public async Task<ApiError?> CannotPayAsync(Caller caller, GenerationRequest request, int count)
    {
        var now = time.GetUtcNow();
        var wallet = await ledger.GetWalletAsync(caller.Account);
        var plan = plans.Find(wallet.Plan);
        if (caller.IsTest || plan is null || !plans.Admits(plan, request.Model) || wallet.PlanEndsAt <= now
            || providers.IsFree(request.Model))
        {
            return null;
        }

        var price = PriceCalculator.Exact(request.Model, request.Options, new PriceBasis(request.Prompt.Length, request.InputMilliseconds)).Tokens;
        var required = checked(price * count);
        return required > wallet.Available ? AdmissionErrors.InsufficientTokens(required, wallet.Available) : null;
    }

    /// <summary>
    /// Admits all results of a call under the ID of the first, or none of them: a client that queues a call finds out too late
    /// that it makes fewer.
    /// </summary>
    /// <param name="caller">The principal that pays.</param>
    /// <param name="call">The call.</param>
    /// <param name="keyed">The idempotency key of the call, if it has one.</param>
    /// <param name="replayForm">What the dialect must know to build its reply again; the IDs of the others follow the first one's.</param>
    public async Task<Result<IReadOnlyList<AdmittedGeneration>>> AdmitTogetherAsync(Caller caller, VendorCall call, IdempotentCall? keyed, string replayForm)
    {
        if (call.Count > 1 && await CannotPayAsync(caller, call.Request, call.Count) is { } unpaid)
        {
            return unpaid;
        }

        var (admitted, refused) = await admission.AdmitAsync(
            caller, [.. Enumerable.Range(0, call.Count).Select(steps => WithSeedAfter(call.Request, steps))], keyed, replayForm, isWhole: true);
        return refused is null ? Result<IReadOnlyList<AdmittedGeneration>>.Of(admitted) : refused;
    }

    /// <summary>Admits the requests in order until one is refused.</summary>
    /// <param name="caller">The principal that pays.</param>
    /// <param name="requests">The requests.</param>
    /// <param name="keyed">The idempotency key of the call, if it has one.</param>
    /// <param name="replayForm">What the dialect must know to build its reply again; the IDs of the others follow the first one's.</param>
    public async Task<(IReadOnlyList<Generation> Started, ApiError? Refused)> AdmitAsync(
        Caller caller, IEnumerable<GenerationRequest> requests, IdempotentCall? keyed = null, string replayForm = "")
    {
        var (admitted, refused) = await admission.AdmitAsync(caller, [.. requests], keyed, replayForm);
        return ([.. admitted.Select(one => one.Generation)], refused);
    }

    /// <summary>The generations when all have ended, or as they are after a while; or why the caller may not wait any longer.</summary>
    public Task<Result<IReadOnlyList<Generation>>> WaitAsync(Caller caller, IEnumerable<Generation> started, TimeSpan atMost, CancellationToken ct) =>
        waiting.WaitAsync(started, caller, atMost, ct);

    /// <summary>The form and the IDs of the other generations of a batch, from what is stored with the key of the first.</summary>
    public static (string Form, IReadOnlyList<GenerationId> Others) ReadForm(string stored)
    {
        var parts = stored.Split(' ');
        return (parts[0], [.. parts.Skip(1).Select(id => new GenerationId(long.Parse(id, CultureInfo.InvariantCulture)))]);
    }

    // One seed for all results would make the same result several times.
    private static GenerationRequest WithSeedAfter(GenerationRequest request, int steps) =>
        steps > 0 && request.Given.Contains(NewSeed.Option) && request.Options.Whole(NewSeed.Option) is { } seed
        && request.Model.Options.GetValueOrDefault(NewSeed.Option) is { } rule
            ? request with
            {
                Options = new CallOptions(new Dictionary<string, JsonElement>(request.Options.Values, StringComparer.Ordinal)
                {
                    [NewSeed.Option] = JsonSerializer.SerializeToElement(NewSeed.After(rule, seed, steps)),
                }),
            }
            : request;
}
