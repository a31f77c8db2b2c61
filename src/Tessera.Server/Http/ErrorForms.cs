namespace Tessera.Server.Http;

internal static class ErrorForms
{
    /// <summary>
    /// Sets the form of errors by a request's path, and the header with the request's ID; call it directly after the error
    /// handling. Of several rules that match, the first counts.
    /// </summary>
    public static void UseErrorForms(this IApplicationBuilder app, IReadOnlyList<ErrorFormRule> rules) => app.Use((context, next) =>
    {
        foreach (var rule in rules)
        {
            if (rule.Matches(context.Request))
            {
                context.Features.Set(rule.Form);
                if (rule.Form.RequestIdHeader is { } header)
                {
                    context.Response.Headers[header] = context.TraceIdentifier;
                }

                break;
            }
        }

        return next(context);
    });
}
