using Tessera.Server.Authentication;

namespace Tessera.Server.Sessions;

/// <summary>Browsers' sessions: a cookie instead of tokens, for the web console.</summary>
internal static class SessionsFeature
{
    public static IServiceCollection AddSessions(this IServiceCollection services) => services
        .AddSingleton<SessionReplies>();

    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/api/v2/session").WithTags("Sessions");
        session.MapGet("/", GetSession.Handle).WithName(nameof(GetSession));
        session.MapPost("/", OpenSession.Handle).WithName(nameof(OpenSession));
        session.MapPost("/register", RegisterSession.Handle).WithName(nameof(RegisterSession));
        session.MapDelete("/", CloseSession.Handle).WithName(nameof(CloseSession));

        var sessions = routes.MapGroup("/api/v2/sessions").WithTags("Sessions").RequireCaller(KeyScopes.Manage);
        sessions.MapGet("/", ListSessions.Handle).WithName(nameof(ListSessions));
        sessions.MapDelete("/{id:long}", EndSession.Handle).WithName(nameof(EndSession));
    }
}
