namespace Tessera.Server.Http;

internal static class ErrorForms
{
    /// <summary>
    /// Sets the form of errors by a request's path; call it before anything that may refuse a request. Of several rules that match,
    /// the first counts.
    /// </summary>
    public static void UseErrorForms(this IApplicationBuilder app, IReadOnlyList<ErrorFormRule> rules) => app.Use((context, next) =>
    {
        foreach (var rule in rules)
        {
            if (rule.Matches(context.Request))
            {
                context.Features.Set(rule.Form);
                break;
            }
        }

        return next(context);
    });
}
