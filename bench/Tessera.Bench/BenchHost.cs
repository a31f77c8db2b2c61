namespace Tessera.Bench;

/// <summary>A web server with nothing on it but what is measured.</summary>
internal static class BenchHost
{
    public static WebApplication Build(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        return builder.Build();
    }
}
