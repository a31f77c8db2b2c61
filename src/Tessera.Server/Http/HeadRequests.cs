using Microsoft.AspNetCore.Mvc.ApiExplorer;

namespace Tessera.Server.Http;

/// <summary>
/// Makes each GET route answer HEAD with the same handler; Kestrel sends the status and the headers and drops the body. RFC
/// 9110, 9.1 requires it of every server.
/// </summary>
internal static class HeadRequests
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddHeadRequests(this IServiceCollection services) => services.AddSingleton<IApiDescriptionProvider, Undescribed>();

    /// <summary>Makes the routes of this group answer HEAD.</summary>
    public static RouteGroupBuilder AnswersHead(this RouteGroupBuilder routes)
    {
        ((IEndpointConventionBuilder)routes).Finally(static endpoint =>
        {
            for (var index = 0; index < endpoint.Metadata.Count; index++)
            {
                if (endpoint.Metadata[index] is IHttpMethodMetadata { HttpMethods: [var method] } && HttpMethods.IsGet(method))
                {
                    endpoint.Metadata[index] = new HttpMethodMetadata(Reading);
                }
            }
        });
        return routes;
    }

    /// <summary>Leaves HEAD out of the API documents, since the description of GET applies to it.</summary>
    private sealed class Undescribed : IApiDescriptionProvider
    {
        public int Order => 0;

        public void OnProvidersExecuting(ApiDescriptionProviderContext context)
        {
            foreach (var head in context.Results.Where(described => described.HttpMethod == HttpMethods.Head).ToList())
            {
                context.Results.Remove(head);
            }
        }

        public void OnProvidersExecuted(ApiDescriptionProviderContext context)
        {
        }
    }
}
