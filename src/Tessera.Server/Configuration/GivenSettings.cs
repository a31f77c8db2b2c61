namespace Tessera.Server.Configuration;

/// <summary>
/// The settings as the operator gave them. They are read again from their sources, because the framework writes settings of its
/// own (urls) into every source of the application's configuration.
/// </summary>
internal sealed class GivenSettings(string dataFolder, string[] args)
{
    public IConfigurationRoot Root { get => field ??= new ConfigurationBuilder().AddTesseraSources(dataFolder, args).Build(); }
}
