using System.Text.Json;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;
using Tessera.Server.Http;

namespace Tessera.Server.Configuration;

/// <summary>
/// The sources of settings; a later one wins: appsettings.json, data/tessera.json, the environment, the command line. An
/// unknown name or an invalid value stops the start.
/// </summary>
internal static class TesseraSettings
{
    /// <summary>The section that contains all of Tessera's settings.</summary>
    public const string Root = "Tessera";

    /// <summary>The operator's file, in the data folder.</summary>
    public const string FileName = "tessera.json";

    private static readonly Dictionary<string, string> ShortForms = new()
    {
        ["--urls"] = Root + ":" + nameof(ServerOptions.Urls),
        ["--data"] = Root + ":" + nameof(ServerOptions.DataDirectory),
    };

    /// <exception cref="ConfigurationException">A file is not valid JSON.</exception>
    public static IConfigurationBuilder AddTesseraSources(this IConfigurationBuilder configuration, string dataFolder, string[] args)
    {
        configuration.Sources.Clear();
        try
        {
            return configuration
                .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
                .AddJsonFile(Path.Combine(dataFolder, FileName), optional: true)
                .AddEnvironmentVariables()
                .AddCommandLine(args, ShortForms);
        }
        catch (InvalidDataException problem)
        {
            throw new ConfigurationException([problem.GetBaseException() is JsonException broken
                ? $"{PathIn(problem.Message, dataFolder)} is not valid JSON: {StrictJson.Explain(broken)}"
                : $"{problem.Message.TrimEnd('.')}: {problem.GetBaseException().Message}"]);
        }
        catch (FormatException problem)
        {
            throw new ConfigurationException([$"The command line is not understood: {problem.Message}"]);
        }
    }

    /// <summary>The data folder, which must be known before the settings in it can be read.</summary>
    public static string DataFolder(string[] args) => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddEnvironmentVariables()
        .AddCommandLine(args, ShortForms)
        .Build()[ShortForms["--data"]] ?? new ServerOptions().DataDirectory;

    public static string CatalogFolder(this IConfiguration configuration) =>
        configuration[$"{Root}:{nameof(ServerOptions.CatalogDirectory)}"] ?? new ServerOptions().CatalogDirectory;

    /// <summary>
    /// Binds a section to its options, validates their annotations at start, and registers its names, so that a mistyped one is
    /// refused.
    /// </summary>
    public static OptionsBuilder<T> AddTesseraOptions<T>(this IServiceCollection services, string section)
        where T : class
    {
        SectionsOf(services).Add(section, typeof(T));
        services.AddSingleton<IValidateOptions<T>>(provider =>
            new AnnotatedOptions<T>(section, provider.GetRequiredService<IConfiguration>()));
        return services.AddOptions<T>().BindConfiguration(section).ValidateOnStart();
    }

    /// <summary>Checks the names and values that the operator gave.</summary>
    /// <exception cref="ConfigurationException">The configuration has problems; the message lists all of them.</exception>
    public static void CheckConfiguration(this IServiceProvider services)
    {
        var given = services.GetRequiredService<GivenSettings>().Root;
        var problems = new ConfigurationCheck(given, services.GetRequiredService<ConfigurationSections>()).Run();
        if (problems.Count > 0)
        {
            throw new ConfigurationException(problems);
        }

        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (OptionsValidationException invalid)
        {
            throw new ConfigurationException([.. invalid.Failures]);
        }
        catch (AggregateException several) when (several.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            throw new ConfigurationException(
                [.. several.InnerExceptions.OfType<OptionsValidationException>().SelectMany(invalid => invalid.Failures)]);
        }
    }

    /// <summary>Where a value was set, as a phrase for a message; empty when unknown.</summary>
    public static string SourceOf(this IConfiguration configuration, string key)
    {
        return configuration.ProviderOf(key) is { } source ? source.Describe(key) : "";
    }

    /// <summary>The kind of source in which a value was set.</summary>
    public static SettingSource KindOf(this IConfiguration configuration, string key) => configuration.ProviderOf(key) switch
    {
        JsonConfigurationProvider => SettingSource.File,
        EnvironmentVariablesConfigurationProvider => SettingSource.Environment,
        CommandLineConfigurationProvider => SettingSource.CommandLine,
        _ => SettingSource.Default,
    };

    private static IConfigurationProvider? ProviderOf(this IConfiguration configuration, string key) => (configuration as IConfigurationRoot)?.Providers.Reverse()
        .FirstOrDefault(provider => provider.TryGet(key, out _) || provider.GetChildKeys([], key).Any());

    /// <summary>Where this source's values are set, as a phrase for a message; empty when unknown.</summary>
    public static string Describe(this IConfigurationProvider source, string key) => source switch
    {
        JsonConfigurationProvider { Source: { Path: { } path, FileProvider: var files } } =>
            $" in {files?.GetFileInfo(path).PhysicalPath ?? path}",
        EnvironmentVariablesConfigurationProvider => $" from the environment variable {key.Replace(":", "__", StringComparison.Ordinal)}",
        CommandLineConfigurationProvider => " on the command line",
        _ => "",
    };

    // The exception puts only the file's name in quotes.
    private static string PathIn(string message, string dataFolder) =>
        message.Split('\'') is [_, var path, ..] ? path : Path.Combine(dataFolder, FileName);

    private static ConfigurationSections SectionsOf(IServiceCollection services)
    {
        if (services.FirstOrDefault(service => service.ServiceType == typeof(ConfigurationSections))?.ImplementationInstance is ConfigurationSections known)
        {
            return known;
        }

        var sections = new ConfigurationSections();
        services.AddSingleton(sections);
        return sections;
    }
}
