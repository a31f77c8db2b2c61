using Tessera.Server.Configuration;

namespace Tessera.Server.WebConsole;

/// <summary>The pages for people: the console at <c>/web/</c>, and what is shown without it.</summary>
internal static class WebConsoleFeature
{
    /// <summary>The address of the console, below that of the server.</summary>
    public const string Path = "/web/";

    public static IServiceCollection AddWebConsole(this IServiceCollection services)
    {
        services.AddTesseraOptions<WebConsoleOptions>(WebConsoleOptions.Section);
        return services.AddSingleton<ConsoleFiles>().AddSingleton<SampleModel>();
    }

    public static void MapWebConsole(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Welcome.Handle).ExcludeFromDescription();
        routes.MapGet("/web/{**path}", ServeConsole.Handle).ExcludeFromDescription();
    }
}
