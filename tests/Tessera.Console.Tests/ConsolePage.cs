namespace Tessera.Console.Tests;

/// <summary>
/// A tab of a browser with the console in it. When it is disposed, the test fails for what no page may do: an error on the browser's
/// console, a violation of the policy, a request to another host. <see cref="CheckAsync"/> looks at what is shown now.
/// </summary>
internal sealed class ConsolePage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConsoleServer _server;
    private readonly List<string> _faults = [];

    private ConsolePage(IBrowserContext context, IPage page, ConsoleServer server, Look look)
    {
        _context = context;
        _server = server;
        Page = page;
        Look = look;
        Text = Texts.In(look.Language);
        Watch(page);
    }

    public IPage Page { get; }

    public Look Look { get; }

    /// <summary>The console's texts in the language of this tab.</summary>
    public Texts Text { get; }

    /// <summary>Set where the test stops the server, so that calls may fail.</summary>
    public bool MayLoseServer { get; set; }

    public static async Task<ConsolePage> NewAsync(IBrowser browser, ConsoleServer server, Look look)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = new Uri(server.Url, "/web/").ToString(),
            Locale = look.Language == "ru" ? "ru-RU" : "en-GB",
            ColorScheme = look.Theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = look.Width, Height = look.IsPhone ? 740 : 900 },
            HasTouch = look.IsPhone,
            IsMobile = look.IsPhone,
            ReducedMotion = ReducedMotion.Reduce,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        context.SetDefaultTimeout(ConsoleHost.Patience);
        return new ConsolePage(context, await context.NewPageAsync(), server, look);
    }

    /// <summary>Another tab of the same browser.</summary>
    public async Task<ConsolePage> OpenTabAsync(string path)
    {
        var tab = new ConsolePage(_context, await _context.NewPageAsync(), _server, Look);
        await tab.GoAsync(path);
        return tab;
    }

    /// <summary>Gets the cookie as the sign-in page does, without that page.</summary>
    public async Task SignInAsync(ConsoleAccount account)
    {
        var reply = await _context.APIRequest.PostAsync(
            new Uri(_server.Url, "/api/v2/session").ToString(), new() { DataObject = new { email = account.Email, password = account.Password } });
        reply.Status.ShouldBe(200, await reply.TextAsync());
    }

    /// <summary>Ends the session at the server, as another device or the operator would: this browser still has its cookie.</summary>
    public async Task EndSessionAsync()
    {
        var address = new Uri(_server.Url, "/api/v2/session").ToString();
        var session = await (await _context.APIRequest.GetAsync(address)).JsonAsync();
        var cookies = await _context.CookiesAsync();
        var reply = await _context.APIRequest.DeleteAsync(
            address, new() { Headers = new Dictionary<string, string> { ["X-CSRF"] = session?.GetProperty("csrf").GetString() ?? "" } });
        reply.Status.ShouldBe(204, await reply.TextAsync());
        await _context.AddCookiesAsync(cookies.Select(cookie => new Cookie
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Domain = cookie.Domain,
            Path = cookie.Path,
            HttpOnly = cookie.HttpOnly,
        }));
    }

    /// <summary>Opens a page by its path below <c>/web/</c>.</summary>
    public Task GoAsync(string path) => Page.GotoAsync(path.TrimStart('/'));

    /// <summary>A button by its text's key.</summary>
    public ILocator Button(string key) => Page.GetByRole(AriaRole.Button, new() { Name = Text[key], Exact = true });

    /// <summary>A field by its label's key.</summary>
    public ILocator Field(string key) => Page.GetByLabel(Text[key], new() { Exact = false });

    /// <summary>The page's main heading.</summary>
    public ILocator Heading(string key) => Page.GetByRole(AriaRole.Heading, new() { Name = Text[key], Level = 1 });

    /// <summary>What stands on the page by its key.</summary>
    public ILocator Says(string key) => Page.GetByText(Text[key], new() { Exact = true });

    /// <summary>
    /// Nothing of what is shown now leaves the window, is cut or lies under something else, and axe finds no barrier where the look can show
    /// one. The screenshot goes to <c>artifacts/console-shots</c> where <c>TESSERA_SHOTS</c> is set.
    /// </summary>
    public async Task CheckAsync(string state)
    {
        // Fonts change widths, and what is still loading is checked when it is there.
        await Page.EvaluateAsync("() => document.fonts.ready.then(() => null)");
        await Assertions.Expect(Page.Locator("[aria-busy=true] .skeleton")).ToHaveCountAsync(0);
        await ShootAsync(state);
        var faults = await Page.EvaluateAsync<string[]>(LayoutScript);
        faults.ShouldBeEmpty($"The layout of {state} ({Look}).");
        if (Look.ShowsBarriers)
        {
            (await FindBarriersAsync()).ShouldBeEmpty($"Barriers in {state} ({Look}).");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _faults.ShouldBeEmpty($"What the browser reported ({Look}).");
    }

    private static readonly Lazy<string> AxeScript = new(() => File.ReadAllText(ConsoleBuild.Axe));

    private static string LayoutScript { get; } = ReadResource("layout.js");

    // What passes stays in the browser: it is megabytes, and takes longer to hand over than to find. The rows of a long table are alike,
    // and all of them took ten seconds.
    private async Task<string[]> FindBarriersAsync()
    {
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await Page.EvaluateAsync(AxeScript.Value);
        }

        return await Page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run({ exclude: 'tbody tr:nth-child(n+16)' }, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'], selectors: false, preload: false,
            })).violations.map(one => `${one.id}: ${one.nodes.map(node => `${node.html} ${node.failureSummary}`).join(' | ')}`)
            """);
    }

    private async Task ShootAsync(string state)
    {
        if (Environment.GetEnvironmentVariable("TESSERA_SHOTS") is { Length: > 0 })
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Installation.Root, "artifacts/console-shots", $"{state}-{Look}.png") });
        }
    }

    private void Watch(IPage page)
    {
        page.PageError += (_, error) => _faults.Add($"error: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsExpected(message))
            {
                _faults.Add($"{message.Type}: {message.Text} ({message.Location})");
            }
        };
        page.Request += (_, request) =>
        {
            var address = new Uri(request.Url);
            if (address.Scheme is "http" or "https" && address.Authority != _server.Url.Authority)
            {
                _faults.Add($"request to another host: {request.Url}");
            }
        };
    }

    // A browser reports every refusal of the API as an error, the refusals that a page answers included.
    private bool IsExpected(IConsoleMessage message)
    {
        var isResource = message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal);
        var isRefusal = message.Text.Contains("status of 4", StringComparison.Ordinal) && message.Location.Contains("/api/", StringComparison.Ordinal);
        return (isResource && isRefusal) || (MayLoseServer && (isResource || message.Text.StartsWith("Failure", StringComparison.Ordinal)));
    }

    private static string ReadResource(string name)
    {
        using var stream = typeof(ConsolePage).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
