using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;

namespace Tessera.Server.Sessions;

/// <summary><c>GET /api/v2/sessions</c>: where the account is signed in, the most recently used first.</summary>
internal static class ListSessions
{
    private const int Most = 100;

    public static async Task<Ok<Page>> Handle(Caller caller, SignInStore signIns)
    {
        var found = await signIns.ListAsync(caller.Account, Most);
        return TypedResults.Ok(new Page(
        [
            .. found.Select(signIn => new OpenSession(
                signIn.Id.Value, signIn.IsBrowser ? "browser" : "program", signIn.UserAgent, signIn.Address, signIn.CreatedAt, signIn.LastSeenAt, signIn.Id == caller.SignIn)),
        ]));
    }

    internal sealed record Page(IReadOnlyList<OpenSession> Items);

    /// <summary>A sign-in that has not ended.</summary>
    /// <param name="Id">Its number.</param>
    /// <param name="Kind"><c>browser</c>: by cookie; <c>program</c>: by access token and refresh token.</param>
    /// <param name="UserAgent">What the client called itself when it signed in.</param>
    /// <param name="Ip">The address it signed in from.</param>
    /// <param name="CreatedAt">When it signed in.</param>
    /// <param name="LastSeenAt">When it was last used: a browser's to the minute, a program's when its tokens were renewed.</param>
    /// <param name="Current">Whether this request was made with it.</param>
    internal sealed record OpenSession(long Id, string Kind, string? UserAgent, string? Ip, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, bool Current);
}
