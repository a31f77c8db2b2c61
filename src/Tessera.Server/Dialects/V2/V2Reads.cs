using Tessera.Server.Authentication;
using Tessera.Server.Dialects.V2.Balance;
using Tessera.Server.Dialects.V2.History;
using Tessera.Server.Dialects.V2.Models;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2;

/// <summary>The calls that only look: models and prices for everyone, balance and history for their owner.</summary>
internal static class V2Reads
{
    private const long MaxPriceRequestBytes = 1_000_000;

    public static void MapV2Reads(this IEndpointRouteBuilder routes)
    {
        var models = routes.MapGroup("/api/v2/models").WithTags("Models");
        models.MapGet("", ListModels.Handle).WithName(nameof(ListModels));
        models.MapGet("/{slug}", GetModel.Handle).WithName(nameof(GetModel));
        models.MapPost("/{slug}/calculate-price", CalculatePrice.Handle).WithName(nameof(CalculatePrice))
            .WithMetadata(new BodyLimit(MaxPriceRequestBytes));

        var own = routes.MapGroup("/api/v2").WithTags("Balance and history").RequireCaller(KeyScopes.Read);
        own.MapGet("/balance", GetBalance.Handle).WithName(nameof(GetBalance));
        own.MapGet("/user/balance", GetUserBalance.Handle).WithName(nameof(GetUserBalance));
        own.MapGet("/user/transactions", ListTransactions.Handle).WithName(nameof(ListTransactions));
        routes.MapGet("/api/v2/webhooks/{id}/deliveries", ListDeliveries.Handle)
            .WithName(nameof(ListDeliveries)).WithTags("Webhooks").RequireCaller(KeyScopes.Read);
        own.MapGet("/user/history", ListHistory.Handle).WithName(nameof(ListHistory));
    }

    /// <summary>From here on replies to identified callers carry the plan's limits; put it after the callers are known.</summary>
    public static void UseRateLimitHeaders(this IApplicationBuilder app) => app.UseMiddleware<RateLimitHeaders>();
}
