using Tessera.Server.Authentication;
using Tessera.Server.Idempotency;

namespace Tessera.Server.RedeemCodes;

/// <summary>Codes that operators make and that are worth tokens once.</summary>
internal static class RedeemCodesFeature
{
    public static IServiceCollection AddRedeemCodes(this IServiceCollection services) => services
        .AddSingleton<RedeemCodeStore>()
        .AddSingleton<RedeemThrottle>();

    public static void MapRedeemCodes(this IEndpointRouteBuilder routes) => routes
        .MapPost("/api/v2/redeem", Redeem.Handle).WithName(nameof(Redeem)).WithTags("Balance and history").RequireCaller(KeyScopes.Manage)
        .AcceptsIdempotencyKey();
}
