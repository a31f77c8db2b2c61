using Tessera.Console.Tests;

[assembly: AssemblyFixture(typeof(ConsoleHost))]

namespace Tessera.Console.Tests;

/// <summary>One browser and one server for all tests; each test has an account and a browser context of its own.</summary>
public sealed class ConsoleHost : IAsyncLifetime
{
    // Debian's Chromium as root, with nothing that calls home.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--autoplay-policy=no-user-gesture-required",
    ];

    /// <summary>How soon a page shows something depends on the machine; that it never does is what a test finds. In milliseconds.</summary>
    internal const int Patience = 120_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private ConsoleServer? _server;

    internal ConsoleServer Server => _server ?? throw new InvalidOperationException("The server is not started.");

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _server = await ConsoleServer.StartAsync();
        await ConsoleAccounts.SetUpAsync(_server);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = FindChromium(), Args = Flags, Timeout = Patience });
    }

    /// <summary>Opens a page of the console for a new account of plan elite with 1,000 tokens.</summary>
    internal async Task<ConsolePage> OpenAsync(string path, Look look, string role = "member") =>
        await OpenAsync(path, look, await ConsoleAccounts.NewAsync(Server, role));

    /// <summary>Opens a page for this account, or for a visitor.</summary>
    internal Task<ConsolePage> OpenAsync(string path, Look look, ConsoleAccount? account) => OpenAsync(Server, path, look, account);

    internal async Task<ConsolePage> OpenAsync(ConsoleServer server, string path, Look look, ConsoleAccount? account)
    {
        var page = await ConsolePage.NewAsync(_browser ?? throw new InvalidOperationException("The browser is not started."), server, look);
        if (account is not null)
        {
            await page.SignInAsync(account);
        }

        await page.GoAsync(path);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private static string FindChromium() => Environment.GetEnvironmentVariable("TESSERA_CHROMIUM")
        ?? (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Chromium is not installed (apt-get install chromium).");
}
