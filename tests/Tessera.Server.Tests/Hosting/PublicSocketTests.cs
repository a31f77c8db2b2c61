using System.Net.Sockets;
using System.Text;
using Tessera.Server.Storage;
using Tessera.Server.Tests.Admin;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Hosting;

/// <summary>A Unix socket that a reverse proxy connects to is a public address like any other.</summary>
[OneEngine]
public sealed class PublicSocketTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tessera-test-");
    private TestServer? _server;

    private TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    private string PublicSocket => Path.Combine(_folder.FullName, "t.sock");

    public async ValueTask InitializeAsync()
    {
        using (var killed = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            killed.Bind(new UnixDomainSocketEndPoint(PublicSocket));
        }

        _server = await TestServer.StartAsync(
            $"--Tessera:Urls=http://127.0.0.1:0;http://unix:{PublicSocket}", "--Tessera:TrustedProxies:0=unix");
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task It_serves_the_API_to_every_user_of_the_machine()
    {
        var reply = await SendAsync(PublicSocket, "GET", "/api/v2/user/me", [], $"Authorization: Bearer {Server.OwnerKey}");

        reply.ShouldStartWith("HTTP/1.1 200 ");
        reply.ShouldContain("\"plan\":\"elite\"");
        File.GetUnixFileMode(PublicSocket).HasFlag(UnixFileMode.OtherRead | UnixFileMode.OtherWrite).ShouldBeTrue();
    }

    [Theory]
    [InlineData("GET", "/_admin/accounts")]
    [InlineData("PUT", "/_admin/accounts")]
    [InlineData("GET", "/_ADMIN/accounts")]
    [InlineData("GET", "/%5Fadmin/accounts")]
    [InlineData("GET", "/_admin%2Faccounts")]
    [InlineData("GET", "//_admin/accounts")]
    [InlineData("GET", "/api/../_admin/accounts")]
    [InlineData("GET", "/api/%2e%2e/_admin/accounts")]
    [InlineData("GET", "http://admin/_admin/accounts")]
    [InlineData("GET", "/_admin/accounts/")]
    [InlineData("GET", "/api/v2/models/..%2F..%2F..%2F_admin%2Faccounts")]
    public async Task It_has_no_admin_routes_in_any_spelling(string method, string path)
    {
        var reply = await SendAsync(
            PublicSocket, method, path, [], $"Authorization: Bearer {Server.OwnerKey}", "X-Forwarded-For: 127.0.0.1", "X-Forwarded-Host: admin", "X-Original-URL: /_admin/accounts");

        reply.ShouldStartWith("HTTP/1.1 404 ");
        reply.ShouldNotContain("\nAllow:");
    }

    [Fact]
    public async Task It_grants_no_tokens_and_the_admin_socket_still_does()
    {
        var grant = Encoding.UTF8.GetBytes("""{"tokens": 777}""");

        var refused = await SendAsync(PublicSocket, "POST", "/_admin/accounts/1/grant", grant, "Content-Type: application/json");
        var before = (await Server.Owner.GetJsonAsync("/api/v2/user/me")).Whole("token_balance");
        var granted = await SendAsync(DataFolder.SocketOf(Server.DataDirectory), "POST", "/_admin/accounts/1/grant", grant, "Content-Type: application/json");

        refused.ShouldStartWith("HTTP/1.1 404 ");
        before.ShouldBe(3000);
        granted.ShouldStartWith("HTTP/1.1 200 ");
        (await Server.Owner.GetJsonAsync("/api/v2/user/me")).Whole("token_balance").ShouldBe(3777);
    }

    [Theory]
    [InlineData("unix", "https")]
    [InlineData("10.0.0.0/8", "http")]
    public async Task The_proxy_behind_it_is_believed_where_the_operator_trusts_unix(string trusted, string scheme)
    {
        var other = Path.Combine(_folder.FullName, "other.sock");
        await using var server = await TestServer.StartAsync(
            $"--Tessera:Urls=http://127.0.0.1:0;http://unix:{other}", $"--Tessera:TrustedProxies:0={trusted}", "--Tessera:AllowedHosts:0=admin");

        var reply = await SendAsync(
            other, "POST", "/api/v2/uploads", Samples.Png, $"Authorization: Bearer {server.OwnerKey}", "X-Forwarded-Proto: https", "Content-Type: image/png");

        reply.ShouldContain($"\"url\":\"{scheme}://");
    }

    [Fact]
    public async Task An_address_that_is_the_admin_socket_or_taken_or_somebodys_file_is_refused_in_a_sentence()
    {
        using var data = new TemporaryDataFolder();
        var file = Path.Combine(_folder.FullName, "notes.txt");
        await File.WriteAllTextAsync(file, "precious", TestHttp.Ct);

        var admin = await Command.RunAsync("--data", data.Path, "--urls", $"http://unix:{DataFolder.SocketOf(data.Path)}");
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "link"), data.Path);
        var linked = await Command.RunAsync("--data", data.Path, "--urls", $"http://unix:{Path.Combine(_folder.FullName, "link", "admin.sock")}");
        var taken = await Command.RunAsync("--data", data.Path, "--urls", $"http://unix:{PublicSocket}");
        var notes = await Command.RunAsync("--data", data.Path, "--urls", $"http://unix:{file}");
        var missing = await Command.RunAsync("--data", data.Path, "--urls", $"http://unix:{_folder.FullName}/no/such.sock");

        (admin.Status, taken.Status, notes.Status, missing.Status).ShouldBe((1, 1, 1, 1));
        admin.Error.ShouldContain("that of the admin socket");
        (linked.Status, linked.Error.Contains("that of the admin socket", StringComparison.Ordinal)).ShouldBe((1, true));
        taken.Error.ShouldContain("address already in use");
        notes.Error.ShouldContain("address already in use");
        (await File.ReadAllTextAsync(file, TestHttp.Ct)).ShouldBe("precious");
        missing.Error.ShouldContain("cannot listen on the Unix socket");
    }

    /// <summary>Sends HTTP/1.1 as a proxy would, with the target as it is written, and reads the reply to its end.</summary>
    private static async Task<string> SendAsync(string path, string method, string target, byte[] body, params string[] headers)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), TestHttp.Ct);
        await using var stream = new NetworkStream(socket);
        string[] lines = [$"{method} {target} HTTP/1.1", "Host: admin", "Connection: close", $"Content-Length: {body.Length}", .. headers, "", ""];
        // In one write: a server that has replied to the head may have closed before a second.
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(string.Join("\r\n", lines)), .. body], TestHttp.Ct);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestHttp.Ct);
    }
}
