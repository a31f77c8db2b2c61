using Tessera.Server.Catalog;
using Tessera.Server.Hosting;
using Tessera.Server.OpenApi;
using Tessera.Server.Providers;
using Tessera.Server.Storage;
using Tessera.Server.WebConsole;

namespace Tessera.Server.Commands;

/// <summary>The message printed when the server is ready.</summary>
internal static class Banner
{
    private static readonly IReadOnlyList<(string Program, string Use)> Tools =
    [
        ("ffmpeg", "video, music and audio"),
        ("flite", "English speech"),
        ("espeak-ng", "speech in other languages"),
        ("pocketsphinx_continuous", "transcription"),
        ("tesseract", "reading text in images"),
    ];

    // What to do on a server that cannot answer any call yet.
    private static readonly string[] WithoutModel =
    [
        "  No model can be called yet: no configured provider serves one, and the sandbox is off. Add a provider's key:",
        "",
        "    ./run admin provider add --provider openai --key-file -",
    ];

    /// <summary>One line; on the first start, the key and everything else a new user needs.</summary>
    public static string Make(WebApplication app, DataFolder data, string? key, string? setupCode)
    {
        var (catalog, providers) = (app.Services.GetRequiredService<ModelCatalog>(), app.Services.GetRequiredService<ProviderRegistry>());
        var urls = app.Urls.Where(url => url != "http://unix:" + data.AdminSocket).ToList();
        var address = app.Services.GetRequiredService<PublicAddress>().Url;
        var hasConsole = app.Services.GetRequiredService<ConsoleFiles>().IsBuilt;
        var lines = key is null
            ? [$"Tessera {TesseraVersion.Text} listens on {string.Join(", ", urls)}; {(hasConsole ? $"console: {address}{WebConsoleFeature.Path}; " : "")}API reference: {address}{ApiReference.Path}; data in {data.FullPath}."]
            : FirstLines(urls, address, hasConsole, setupCode, data, key, app.Services.GetRequiredService<SampleModel>().Find());
        if (key is null && setupCode is not null && hasConsole)
        {
            lines.Add($"Not set up yet: open {address}{WebConsoleFeature.Path}. From another machine it asks for the set-up code {setupCode}.");
        }

        var missing = MissingTools();
        if (missing.Count > 0)
        {
            lines.Add($"Not installed, so these do not work on the sandbox: {string.Join("; ", missing)}.");
        }

        lines.AddRange(app.Services.GetRequiredService<EndingRoutes>().All().Select(route => $"Warning: {route.Warning}"));
        if (ServingNotice.Of(catalog, providers) is { } notice)
        {
            lines.Add(notice);
        }

        lines.AddRange(Listening.ExposedUrls(app.Configuration).Select(url =>
            $"Warning: {url} can be reached from other machines and is not encrypted, so keys can be intercepted. Put a TLS proxy in front and add it to Tessera:TrustedProxies."));
        return string.Join(Environment.NewLine, lines);
    }

    private static List<string> FirstLines(List<string> urls, string address, bool hasConsole, string? setupCode, DataFolder data, string key, string? model) =>
    [
        "",
        $"  Tessera {TesseraVersion.Text} is ready.",
        "",
        $"    Address        {string.Join(", ", urls)}",
        .. hasConsole ? [$"    Console        {address}{WebConsoleFeature.Path}"] : Array.Empty<string>(),
        .. hasConsole && setupCode is not null ? [$"    Set-up code    {setupCode}, which the console asks for on other machines"] : Array.Empty<string>(),
        $"    API reference  {address}{ApiReference.Path}",
        $"    Data           {data.FullPath}",
        "",
        "  Your key, shown this once:",
        "",
        $"    {key}",
        "",
        .. model is null ? WithoutModel : (string[])
        [
            "  Try it:",
            "",
            $"    curl {address}/api/v2/generate -H 'Authorization: Bearer {key}' \\",
            $$"""      -H 'Content-Type: application/json' -d '{"model": "{{model}}", "prompt": "Hello!"}'""",
        ],
        "",
        "  More accounts and keys: ./run admin --help",
        "",
    ];

    private static List<string> MissingTools()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return
        [
            .. Tools
                .Where(tool => !folders.Any(folder => File.Exists(Path.Combine(folder, tool.Program))))
                .Select(tool => $"{tool.Program} ({tool.Use})"),
        ];
    }
}
