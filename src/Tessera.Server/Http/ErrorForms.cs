namespace Tessera.Server.Http;

internal static class ErrorForms
{
    /// <summary>From here on errors below the path have this form; put it right behind the handling of errors.</summary>
    public static void UseErrorForm(this IApplicationBuilder app, string path, ErrorForm form) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
        {
            context.Features.Set(form);
        }

        return next(context);
    });
}
