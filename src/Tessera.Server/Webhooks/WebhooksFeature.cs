using Tessera.Server.Authentication;
using Tessera.Server.Configuration;
using Tessera.Server.Idempotency;
using Tessera.Server.Periodic;
using Tessera.Server.Webhooks.Deliveries;

namespace Tessera.Server.Webhooks;

/// <summary>Webhooks: endpoints, the outbox and its delivery.</summary>
internal static class WebhooksFeature
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services, ServerRoles roles)
    {
        services.AddTesseraOptions<WebhookOptions>(WebhookOptions.Section);
        services
            .AddSingleton<WebhookStore>()
            .AddSingleton<WebhookSecrets>()
            .AddSingleton<WebhookSignal>()
            .AddSingleton<DeliveryQueue>()
            .AddSingleton<DeliveryLog>()
            .AddSingleton<WebhookSender>()
            .AddSingleton<DeliverWebhook>();
        return roles.Worker ? services.AddHostedService<WebhookDispatcher>().AddPeriodicTask<RemoveOldDeliveries>() : services;
    }

    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup("/api/v2/webhooks").WithTags("Webhooks").RequireCaller(KeyScopes.Read);
        read.MapGet("/", ListWebhooks.Handle).WithName(nameof(ListWebhooks));
        read.MapGet("/{id}/deliveries", ListDeliveries.Handle).WithName(nameof(ListDeliveries));
        read.MapGet("/{id}", GetWebhook.Handle).WithName(nameof(GetWebhook));

        var manage = routes.MapGroup("/api/v2/webhooks").WithTags("Webhooks").RequireCaller(KeyScopes.Manage);
        manage.MapPost("/", CreateWebhook.Handle).WithName(nameof(CreateWebhook)).AcceptsIdempotencyKey();
        manage.MapPatch("/{id}", ChangeWebhook.Handle).WithName(nameof(ChangeWebhook));
        manage.MapDelete("/{id}", DeleteWebhook.Handle).WithName(nameof(DeleteWebhook));
        manage.MapPost("/{id}/rotate", RotateWebhookSecret.Handle).WithName(nameof(RotateWebhookSecret));
        manage.MapPost("/{id}/test", TestWebhook.Handle).WithName(nameof(TestWebhook));
        manage.MapPost("/{id}/deliveries/{deliveryId}/redeliver", Redeliver.Handle).WithName(nameof(Redeliver));
        manage.MapGet("/default/secret", GetDefaultSecret.Handle).WithName("DefaultSecret");
        manage.MapPost("/default/secret/rotate", RotateDefaultSecret.Handle).WithName(nameof(RotateDefaultSecret));
    }
}
