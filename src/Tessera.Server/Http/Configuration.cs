namespace Tessera.Server.Http;

/// <summary>Where settings come from, the later the stronger: appsettings.json, data/tessera.json, environment, command line.</summary>
internal static class Configuration
{
    public static void AddTesseraSources(this IConfigurationBuilder configuration, DataFolder data, string[] args)
    {
        configuration.Sources.Clear();
        configuration
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddJsonFile(Path.Combine(data.FullPath, "tessera.json"), optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(args);
    }

    public static void AddTesseraOptions<T>(this IServiceCollection services, string section)
        where T : class =>
        services.AddOptions<T>().BindConfiguration(section).ValidateOnStart();
}
