using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tessera.Server.Configuration;
using Tessera.Server.Http;

namespace Tessera.Server.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: every check that a slice has registered passes.</summary>
internal static class HealthFeature
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<Draining>().AddHostedService(provider => provider.GetRequiredService<Draining>());
        // The host reads this before the configuration is checked; the check then reports a value that cannot be read.
        services.AddOptions<HostOptions>().Configure<IConfiguration>((host, configuration) => host.ShutdownTimeout +=
            TimeSpan.TryParse(configuration[$"{ServerOptions.Section}:{nameof(ServerOptions.DrainFor)}"], CultureInfo.InvariantCulture, out var drain) ? drain : default);
        services.AddHealthChecks().AddCheck<DrainingHealth>("draining");
        return services;
    }

    /// <summary>While the node is draining, replies close their connections.</summary>
    public static void UseDraining(this WebApplication app)
    {
        var draining = app.Services.GetRequiredService<Draining>();
        app.Use((context, next) =>
        {
            if (draining.HasBegun && HttpProtocol.IsHttp11(context.Request.Protocol))
            {
                context.Response.Headers.Connection = "close";
            }

            return next(context);
        });
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = WriteAsync }).ExcludeFromDescription();
        routes.MapHealthChecks("/health/ready", new() { ResponseWriter = WriteAsync }).ExcludeFromDescription();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new Body(
            Word(report.Status),
            report.Entries.ToDictionary(entry => entry.Key, entry => new Check(Word(entry.Value.Status), entry.Value.Description), StringComparer.Ordinal)),
        WireJson.Options,
        context.RequestAborted);

    private static string Word(HealthStatus status) => status == HealthStatus.Healthy ? "ok" : "failing";

    private sealed record Body(string Status, Dictionary<string, Check> Checks);

    private sealed record Check(string Status, string? Message);
}
