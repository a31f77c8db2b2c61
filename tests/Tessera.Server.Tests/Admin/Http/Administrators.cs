using System.Text.Json;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Dialects.V2.Generations;

namespace Tessera.Server.Tests.Admin.Http;

/// <summary>Accounts with a role, and what they do over HTTP.</summary>
internal static class Administrators
{
    public const string Root = "/api/admin/v1";

    /// <summary>A new account with this role, signed in.</summary>
    public static async Task<(AccountId Id, HttpClient Client)> SignInAsAsync(this TestServer server, AccountRole role)
    {
        if (role == AccountRole.Owner)
        {
            var owner = new AccountId((await server.Owner.GetJsonAsync("/api/v2/user/me")).Whole("id"));
            return (owner, await server.SignInAsync(new TestAccount(owner, server.OwnerKey, server.Owner)));
        }

        var account = await server.OpenAccountAsync();
        await server.SetRoleAsync(account.Id, role);
        return (account.Id, await server.SignInAsync(account));
    }

    public static Task SetRoleAsync(this TestServer server, AccountId account, AccountRole role) => server.Database.WriteAsync(async session =>
        await session.Prepared("UPDATE accounts SET role = @role WHERE id = @id", "@role", "@id").With(role.ToWire(), account.Value).ExecuteNonQueryAsync());

    public static Task<(int Status, JsonElement Body)> AdminAsync(this HttpClient client, HttpMethod method, string path, object? body = null) =>
        client.AdminAsync(method, path, body, []);

    public static async Task<(int Status, JsonElement Body)> AdminAsync(
        this HttpClient client, HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, Root + path);
        if (body is not null)
        {
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var response = await client.SendAsync(request, TestHttp.Ct);
        var text = await response.Content.ReadAsStringAsync(TestHttp.Ct);
        return ((int)response.StatusCode, JsonElement.Parse(text.Length == 0 ? "{}" : text));
    }

    /// <summary>The newest row of the audit log, through the operator's own eyes.</summary>
    public static async Task<JsonElement> NewestActAsync(this HttpClient client) => (await client.GetJsonAsync($"{Root}/audit?limit=1")).Items()[0];
}
