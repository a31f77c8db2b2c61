namespace Tessera.Testing;

/// <summary>What a clone has after it was built: the README, the two commands, the program.</summary>
internal static class Installation
{
    /// <summary>The top folder of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The server's program, built in the configuration of these tests.</summary>
    public static string Program { get; } =
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../Tessera.Server", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "Tessera.Server.dll"));

    /// <summary>The <c>dotnet</c> that runs these tests.</summary>
    public static string DotNet { get; } = Environment.ProcessPath is { } host && Path.GetFileName(host) == "dotnet"
        ? host
        : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tessera.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} is not below a clone of Tessera.");
    }
}
