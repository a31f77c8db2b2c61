using System.Net;
using System.Text.RegularExpressions;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Hosting;

[OneEngine]
public sealed partial class ApiReferenceTests(V2Server v2) : IClassFixture<V2Server>
{
    [Fact]
    public async Task The_page_names_both_documents_and_lets_the_browser_connect_to_no_other_host()
    {
        using var anyone = v2.Server.ClientFor(null);
        using var response = await anyone.GetAsync("/docs/", TestHttp.Ct);
        var page = await response.Content.ReadAsStringAsync(TestHttp.Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("openapi/v2.json");
        page.ShouldContain("openapi/ds-prototypes.json");
        page.ShouldContain("\"hideModels\":true");
        Address.Matches(page).Select(match => match.Value).ShouldBeEmpty();
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'; script-src 'self' 'nonce-");
        policy.ShouldContain("connect-src 'self';");
        policy.ShouldNotContain("http");
        page.ShouldContain($"nonce=\"{Nonce.Match(policy).Groups["nonce"].Value}\"");
    }

    [Fact]
    public async Task Every_script_of_the_page_is_served_here()
    {
        using var anyone = v2.Server.ClientFor(null);
        var scripts = Script.Matches(await anyone.GetStringAsync("/docs/", TestHttp.Ct)).Select(match => match.Groups["source"].Value).ToList();

        scripts.ShouldNotBeEmpty();
        foreach (var script in scripts)
        {
            using var response = await anyone.GetAsync(new Uri(new Uri(v2.Server.Url, "/docs/"), script), TestHttp.Ct);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, script);
        }
    }

    [GeneratedRegex("https?://")]
    private static partial Regex Address { get; }

    [GeneratedRegex("'nonce-(?<nonce>[^']+)'", RegexOptions.ExplicitCapture)]
    private static partial Regex Nonce { get; }

    [GeneratedRegex("<script[^>]* src=\"(?<source>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Script { get; }
}
