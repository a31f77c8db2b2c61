using Tessera.Server.Http;

namespace Tessera.Server.Hosting;

/// <summary>
/// Refuses requests at once that an overloaded process would answer too late, so that it stays responsive, above all to health
/// checks. Health checks and admin commands are always admitted.
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
