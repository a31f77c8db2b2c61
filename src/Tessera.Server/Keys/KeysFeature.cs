using Tessera.Server.Authentication;
using Tessera.Server.Generations;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Keys;

/// <summary>The management of API keys: create, list, change, rotate, revoke.</summary>
internal static class KeysFeature
{
    public static IServiceCollection AddKeys(this IServiceCollection services) => services
        .AddSingleton<KeyStore>()
        .AddSingleton<IAdmissionCharge, KeyBudget>();

    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/api/v2/keys").WithTags("Keys").RequireCaller(KeyScopes.Manage);
        keys.MapGet("/", ListKeys.Handle).WithName(nameof(ListKeys));
        keys.MapPost("/", CreateKey.Handle).WithName(nameof(CreateKey)).AcceptsIdempotencyKey();
        keys.MapGet("/{id:long}", GetKey.Handle).WithName(nameof(GetKey));
        keys.MapPatch("/{id:long}", ChangeKey.Handle).WithName(nameof(ChangeKey));
        keys.MapPost("/{id:long}/rotate", RotateKey.Handle).WithName(nameof(RotateKey)).AcceptsIdempotencyKey();
        keys.MapDelete("/{id:long}", RevokeKey.Handle).WithName(nameof(RevokeKey));
    }
}
