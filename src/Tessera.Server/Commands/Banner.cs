using Tessera.Server.Catalog;
using Tessera.Server.Hosting;
using Tessera.Server.OpenApi;
using Tessera.Server.Providers;
using Tessera.Server.Storage;

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

    /// <summary>One line; on the first start, the key and everything else a new user needs.</summary>
    public static string Make(WebApplication app, DataFolder data, string? key)
    {
        var urls = app.Urls.Where(url => url != "http://unix:" + data.AdminSocket).ToList();
        var address = app.Services.GetRequiredService<PublicAddress>().Url;
        var lines = key is null
            ? [$"Tessera {TesseraVersion.Text} listens on {string.Join(", ", urls)}; API reference: {address}{ApiReference.Path}; data in {data.FullPath}."]
            : FirstLines(urls, address, data, key);
        var missing = MissingTools();
        if (missing.Count > 0)
        {
            lines.Add($"Not installed, so these do not work on the sandbox: {string.Join("; ", missing)}.");
        }

        lines.AddRange(app.Services.GetRequiredService<EndingRoutes>().All().Select(route => $"Warning: {route.Warning}"));
        if (ServingNotice.Of(app.Services.GetRequiredService<ModelCatalog>(), app.Services.GetRequiredService<ProviderRegistry>()) is { } notice)
        {
            lines.Add(notice);
        }

        lines.AddRange(Listening.ExposedUrls(app.Configuration).Select(url =>
            $"Warning: {url} can be reached from other machines and is not encrypted, so keys can be intercepted. Put a TLS proxy in front and add it to Tessera:TrustedProxies."));
        return string.Join(Environment.NewLine, lines);
    }

    private static List<string> FirstLines(List<string> urls, string address, DataFolder data, string key) =>
    [
        "",
        $"  Tessera {TesseraVersion.Text} is ready.",
        "",
        $"    Address        {string.Join(", ", urls)}",
        $"    API reference  {address}{ApiReference.Path}",
        $"    Data           {data.FullPath}",
        "",
        "  Your key, shown this once:",
        "",
        $"    {key}",
        "",
        "  Try it:",
        "",
        $"    curl {address}/api/v2/generate -H 'Authorization: Bearer {key}' \\",
        """      -H 'Content-Type: application/json' -d '{"model": "gpt-5", "prompt": "Hello!"}'""",
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
