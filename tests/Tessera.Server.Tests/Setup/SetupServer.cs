using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Setup;

namespace Tessera.Server.Tests.Setup;

/// <summary>Calls of the set-up.</summary>
internal static class SetupServer
{
    public const string Path = "/api/v2/setup";
    public const string Email = "ada@example.org";
    public const string Password = "correct horse";

    /// <summary>The code that the banner shows.</summary>
    public static async Task<string> CodeAsync(this TestServer server) =>
        (await server.Services.GetRequiredService<SetupCode>().PendingAsync()).ShouldNotBeNull();

    public static string Body(string? code = null, string email = Email, string? providers = null) =>
        $$"""{"email": "{{email}}", "password": "{{Password}}", "username": "Ада", "language": "ru", "theme": "dark"{{(code is null ? "" : $", \"code\": \"{code}\"")}}{{(providers is null ? "" : $", \"providers\": {providers}")}}}""";

    public static async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(
        this TestServer server, HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var client = server.ClientFor(null);
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var response = await client.SendAsync(request, TestHttp.Ct);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct)));
    }

    public static Task<(HttpStatusCode Status, JsonElement Body)> SetUpAsync(this TestServer server, string json, params (string Name, string Value)[] headers) =>
        server.SendAsync(HttpMethod.Post, Path, json, headers);

    public static async Task<(bool Required, bool CodeRequired)> StateAsync(this TestServer server, params (string Name, string Value)[] headers)
    {
        var (status, body) = await server.SendAsync(HttpMethod.Get, Path, null, headers);
        status.ShouldBe(HttpStatusCode.OK);
        return (body.GetProperty("required").GetBoolean(), body.GetProperty("code_required").GetBoolean());
    }
}
