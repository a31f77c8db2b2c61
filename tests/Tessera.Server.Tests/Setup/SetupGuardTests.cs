using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Tests.Sessions;

namespace Tessera.Server.Tests.Setup;

/// <summary>Who may set an installation up: callers on this machine, and those with the code.</summary>
public sealed class SetupGuardTests
{
    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Real-IP", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("Host", "ai.example.org")]
    [InlineData("Host", "192.168.1.5:8080")]
    public async Task A_trace_of_a_proxy_or_another_name_requires_the_code(string name, string value)
    {
        await using var server = await TestServer.StartAsync();
        (await server.StateAsync((name, value))).ShouldBe((true, true));

        var (status, error) = await server.SetUpAsync(SetupServer.Body(), (name, value));

        status.ShouldBe(HttpStatusCode.Forbidden);
        (error.Text("error"), error.GetProperty("details").GetProperty("fields")[0].Text("field")).ShouldBe(("forbidden", "code"));
        (await server.SetUpAsync(SetupServer.Body(await server.CodeAsync()), (name, value))).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("Host", "localhost:8080")]
    [InlineData("Host", "[::1]:8080")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    public async Task A_page_of_this_server_on_this_machine_needs_no_code(string name, string value)
    {
        await using var server = await TestServer.StartAsync();

        (await server.StateAsync((name, value))).ShouldBe((true, false));
        (await server.SetUpAsync(SetupServer.Body(), (name, value))).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example.org")]
    [InlineData("Origin", "http://localhost:1")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_page_of_another_origin_cannot_set_up_the_server_even_with_the_code(string name, string value)
    {
        await using var server = await TestServer.StartAsync();
        (await server.StateAsync((name, value))).ShouldBe((true, true));

        var (status, error) = await server.SetUpAsync(SetupServer.Body(await server.CodeAsync()), (name, value));

        (status, error.Text("error")).ShouldBe((HttpStatusCode.Forbidden, "forbidden"));
        (await server.StateAsync()).ShouldBe((true, false));
    }

    [Theory]
    [InlineData("--Tessera:TrustedProxies:0=10.0.0.0/8")]
    [InlineData("--Tessera:PublicUrl=https://ai.example.org")]
    public async Task Where_the_configuration_names_a_proxy_or_a_public_address_every_caller_needs_the_code(string setting)
    {
        await using var server = await TestServer.StartAsync(setting);

        (await server.StateAsync()).ShouldBe((true, true));
        (await server.SetUpAsync(SetupServer.Body())).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_account_that_a_visitor_registers_first_neither_ends_the_set_up_nor_takes_it_over()
    {
        await using var server = await TestServer.StartAsync();
        using var visitor = await Browser.RegisterAsync(server, "eve@example.org");

        (await server.StateAsync()).ShouldBe((true, true));
        (await server.SetUpAsync(SetupServer.Body())).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await server.SetUpAsync(SetupServer.Body(await server.CodeAsync()))).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_code_is_read_in_any_spelling()
    {
        await using var server = await TestServer.StartAsync();
        var code = await server.CodeAsync();
        code.ShouldMatch("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$");

        (await server.SetUpAsync(SetupServer.Body($" {code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)} "), ("Via", "1.1 proxy"))).Status
            .ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Wrong_codes_are_counted_also_at_once_and_in_the_test_of_a_key()
    {
        var time = new ManualClock();
        await using var server = await TestServer.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time));
        var code = await server.CodeAsync();
        var proxied = ("Via", "1.1 proxy");

        var guesses = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => index % 2 == 0
            ? server.SetUpAsync(SetupServer.Body($"AAAA-AAAA-{index:0000}"), proxied)
            : server.SendAsync(HttpMethod.Post, "/api/v2/setup/providers/test", $$"""{"provider": "openai", "key": "sk-0123456789", "code": "{{index}}"}""", proxied)));

        guesses.Count(guess => guess.Status == HttpStatusCode.Forbidden).ShouldBe(10);
        guesses.Count(guess => guess.Status == HttpStatusCode.TooManyRequests).ShouldBe(10);
        (await server.SetUpAsync(SetupServer.Body(code), proxied)).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await server.StateAsync()).ShouldBe((true, false));
        time.Advance(TimeSpan.FromMinutes(15));
        (await server.SetUpAsync(SetupServer.Body(code), proxied)).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("application/json", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("text/plain", null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData(null, null, HttpStatusCode.UnsupportedMediaType)]
    public async Task A_page_of_another_site_cannot_set_up_the_server_on_its_visitors_machine(string? type, string? site, HttpStatusCode status)
    {
        await using var server = await TestServer.StartAsync();
        using var client = server.ClientFor(null);
        foreach (var (path, body) in ((string, string)[])[(SetupServer.Path, SetupServer.Body()), ("/api/v2/setup/providers/test", """{"provider": "openai", "key": "sk-0123456789"}""")])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
            if (type is not null)
            {
                request.Content.Headers.Add("Content-Type", type);
            }

            if (site is not null)
            {
                request.Headers.Add("Sec-Fetch-Site", site);
            }

            using var response = await client.SendAsync(request, TestHttp.Ct);
            response.StatusCode.ShouldBe(status, path);
        }

        (await server.StateAsync()).Required.ShouldBeTrue();
    }
}
