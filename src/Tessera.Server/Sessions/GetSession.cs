using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;

namespace Tessera.Server.Sessions;

/// <summary><c>GET /api/v2/session</c>: the browser's session, or what a visitor without one may do.</summary>
internal static class GetSession
{
    public static async Task<Ok<SessionReply>> Handle(SessionCookie cookie, SessionReplies replies) => TypedResults.Ok(await replies.OfAsync(cookie));
}
