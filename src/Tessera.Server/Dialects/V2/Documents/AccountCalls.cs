using Tessera.Server.Accounts;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.V2.Documents;

/// <summary>What the API document says of accounts and signing in.</summary>
internal static class AccountCalls
{
    private const string User = """{ "id": 12, "email": "ivan@example.org", "username": "ivan", "plan": "free", "token_balance": 50 }""";

    private const string Tokens =
        """
        "access_token": "CfDJ8Nw2…", "refresh_token": "nbr_Zb1c7LwXn2oT9yE4u…", "token_type": "bearer", "expires_in": 900
        """;

    private const string Me =
        """
        {
          "id": 12, "name": "ivan", "username": "ivan", "email": "ivan@example.org", "telegram_username": null, "avatar_url": null,
          "plan": "vip", "plan_expires_at": "2026-04-08T00:00:00Z", "token_balance": 283, "token_limit": 1500, "low_balance_threshold": 100,
          "rate_limit_hourly": 100, "rate_limit_daily": 1000,
          "auth_methods": { "email": true, "google": false, "telegram": false }, "created_at": "2026-01-02T09:30:00Z"
        }
        """;

    private static readonly OpenApiSample SignedInReply = new("tokens", "A pair of tokens", $$"""{ {{Tokens}}, "user": {{User}} }""");

    public static Dictionary<string, OpenApiCall> All { get; } = new(StringComparer.Ordinal)
    {
        ["POST /api/v2/auth/register"] = new("Register", new OpenApiReply(201, typeof(SignedIn), new OpenApiSample(
            "tokens", "A new account, signed in", $$"""{ {{Tokens}}, "user": {{User}}, "is_new_user": true }""")))
        {
            Description = "An account on the smallest plan, signed in. An address that has an account is signed in by its password, or refused as by login: 401. An installation may have registration closed: 403; a network may open a few accounts a day: 429.",
            IsOpen = true,
            Request = new OpenApiRequest(typeof(RegisterRequest), new OpenApiSample(
                "ivan", "A new account", """{ "email": "ivan@example.org", "password": "correct horse battery staple" }""")),
            Errors = [400, 401, 403, 415, 422, 429],
        },
        ["POST /api/v2/auth/login"] = new("Sign in", new OpenApiReply(200, typeof(SignedIn), SignedInReply))
        {
            Description = "Send the access token as `Authorization: Bearer …`. After several wrong passwords: 429.",
            IsOpen = true,
            Request = new OpenApiRequest(typeof(LoginRequest), new OpenApiSample(
                "ivan", "Email and password", """{ "email": "ivan@example.org", "password": "correct horse battery staple" }""")),
            Errors = [400, 401, 415, 422, 429],
        },
        ["POST /api/v2/auth/refresh"] = new("Get the next tokens", new OpenApiReply(200, typeof(SignedIn), SignedInReply))
        {
            Description = "A refresh token is good once; using it again ends the sign-in.",
            IsOpen = true,
            Request = new OpenApiRequest(typeof(RefreshRequest), new OpenApiSample(
                "token", "The last refresh token", """{ "refresh_token": "nbr_Zb1c7LwXn2oT9yE4u…" }""")),
            Errors = [400, 401, 415, 422, 429],
        },
        ["POST /api/v2/auth/logout"] = new("Sign out", new OpenApiReply(204, null))
        {
            Description = "Both tokens of the sign-in are refused from now on. Doing it twice is no error.",
            Request = new OpenApiRequest(typeof(LogoutRequest)) { IsRequired = false },
            Errors = [400, 401, 415, 422],
        },
        ["GET /api/v2/user/me"] = new("Get the account", new OpenApiReply(200, typeof(UserProfile), new OpenApiSample("ivan", "An account", Me)))
        {
            Errors = [401, 403],
        },
        ["PATCH /api/v2/user/me"] = new("Change the account", new OpenApiReply(200, typeof(UserProfile), new OpenApiSample("ivan", "An account", Me)))
        {
            Request = new OpenApiRequest(typeof(ChangeMeRequest), new OpenApiSample("name", "Another name", """{ "username": "ivan" }""")),
            Errors = [400, 401, 403, 415, 422],
        },
    };
}
