namespace Tessera.Server.Http;

internal static class ErrorForms
{
    /// <summary>Sets this form for errors below the path; call it directly after the error handling.</summary>
    public static void UseErrorForm(this IApplicationBuilder app, string path, ErrorForm form) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
        {
            context.Features.Set(form);
        }

        return next(context);
    });
}
