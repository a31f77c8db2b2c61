using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.RedeemCodes;

/// <summary><c>POST /api/v2/redeem</c>: adds the tokens of a code, which works once, to the caller's account.</summary>
internal static class Redeem
{
    public static async Task<Results<Ok<Redeemed>, ApiError>> Handle(
        RedeemRequest request, Caller caller, ClientAddress from, RedeemThrottle throttle, IdempotentWrites writes, TimeProvider time)
    {
        if (caller.IsTest)
        {
            return RedeemErrors.TestKey();
        }

        if (throttle.Begin(caller.Account, from.Value) is { } wait)
        {
            return RedeemErrors.TooManyWrong(wait);
        }

        var (text, now) = (TypedCode.Read(request.Code), time.GetUtcNow());
        var redeemed = await writes.WriteAsync<Ok<Redeemed>>(async session =>
        {
            if (await RedeemCodeStore.LockAsync(session, text) is not { } code)
            {
                return RedeemErrors.NoSuchCode();
            }

            if (code.StateAt(now) is not RedeemCodeState.Open and var state)
            {
                return RedeemErrors.NotOpen(state);
            }

            return await RedeemCodeStore.TryRedeemAsync(session, code, caller.Account, now) is { } wallet
                ? TypedResults.Ok(new Redeemed(code.Tokens, wallet.Available))
                : RedeemErrors.TooManyTokens(code.Tokens);
        });
        if (redeemed.IsError)
        {
            return redeemed.Error;
        }

        throttle.Succeed(caller.Account, from.Value);
        return redeemed.Value;
    }

    /// <param name="Tokens">The pack tokens that the code was worth; they never expire.</param>
    /// <param name="TokenBalance">Tokens that can be spent now.</param>
    internal sealed record Redeemed(long Tokens, long TokenBalance);
}
