using Microsoft.AspNetCore.Http.Features;

namespace Tessera.Server.Http;

internal static class Forms
{
    /// <summary>The endpoint takes a file of at most this size, as this part of a multipart form.</summary>
    public static TBuilder TakesFile<TBuilder>(this TBuilder endpoints, string part, int maxBytes)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new FormFilePart(part), new BodyLimit(FormFilePart.MaxBytes(maxBytes)));

    /// <summary>From here on forms of such endpoints are read by <see cref="MultipartForm"/>; put it behind the decoding of bodies.</summary>
    public static void UseForms(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<FormFilePart>() is { } file)
        {
            context.Features.Set<IFormFeature>(new MultipartForm(context, file));
        }

        return next(context);
    });
}
