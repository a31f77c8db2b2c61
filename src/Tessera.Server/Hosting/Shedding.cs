using Tessera.Server.Http;

namespace Tessera.Server.Hosting;

/// <summary>
/// Refuses at once what an overloaded process would answer late, so that it goes on answering, its health checks above
/// all. Those and the owner's commands are let in always.
/// </summary>
internal static class Shedding
{
    private static readonly PathString[] Exempt = ["/health", "/_admin"];

    public static void UseShedding(this WebApplication app)
    {
        var overload = app.Services.GetRequiredService<Overload>();
        app.Use(async (context, next) =>
        {
            if (Array.Exists(Exempt, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
            {
                await next(context);
            }
            else if (!overload.TryEnter())
            {
                await ApiErrors.Overloaded().ExecuteAsync(context);
            }
            else
            {
                try
                {
                    await next(context);
                }
                finally
                {
                    overload.Leave();
                }
            }
        });
    }
}
