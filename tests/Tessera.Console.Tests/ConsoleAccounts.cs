using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Accounts;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Keys;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Console.Tests;

/// <summary>Makes accounts as an operator would, without the pages that are tested.</summary>
internal static class ConsoleAccounts
{
    public const string Password = "correct horse battery staple";

    private static int Made;

    /// <summary>The account that <see cref="SetUpAsync"/> has set up; its key is known to no test.</summary>
    public static ConsoleAccount Owner { get; } = new(1, "owner@example.com", Password, "");

    /// <summary>Gives the installation an owner, so that a visitor is asked to sign in and not to set it up.</summary>
    public static async Task SetUpAsync(ConsoleServer server)
    {
        using var client = server.ClientFor(null);
        using var reply = await client.PostAsJsonAsync("/api/v2/setup", new { email = Owner.Email, password = Password });
        reply.StatusCode.ShouldBe(HttpStatusCode.Created, await reply.Content.ReadAsStringAsync());
    }

    /// <summary>A new account of plan elite with exactly these tokens, a password and a key.</summary>
    public static async Task<ConsoleAccount> NewAsync(ConsoleServer server, string role = "member", long tokens = 1000)
    {
        var services = server.Services;
        var plan = services.GetRequiredService<PlanCatalog>().Find("elite") ?? throw new InvalidOperationException("There is no plan elite.");
        var hash = services.GetRequiredService<Passwords>().Hash(Password);
        var email = $"ann{Interlocked.Increment(ref Made)}@example.com";
        var secret = ApiKeyFormat.New(isTest: false);
        var id = await services.GetRequiredService<Database>().WriteAsync(async session =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var account = new OpenAccount.NewAccount(email, "Ann Novak", hash) { Role = WireNames.Parse<AccountRole>(role) };
            var id = await OpenAccount.TryAsync(session, account, plan with { MonthlyTokens = 0, OnceTokens = 0 }, now)
                ?? throw new InvalidOperationException($"{email} is taken.");
            if (tokens > 0)
            {
                await LedgerStore.GrantPackAsync(session, id, tokens, "test", now);
            }

            await KeyStore.AddAsync(session, id, new KeyGrant("production", IsTest: false), secret, now);
            return id;
        });
        return new ConsoleAccount(id.Value, email, Password, secret);
    }
}
