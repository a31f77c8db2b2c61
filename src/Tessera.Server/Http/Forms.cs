using Microsoft.AspNetCore.Http.Features;

namespace Tessera.Server.Http;

internal static class Forms
{
    /// <summary>Makes the endpoint accept files of at most this size, at most so many at once, as this part of a multipart form.</summary>
    public static TBuilder TakesFile<TBuilder>(this TBuilder endpoints, string part, int maxBytes, int count = 1)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new FormFilePart(part, maxBytes), new BodyLimit(FormFilePart.MaxBytes(maxBytes, count)));

    /// <summary>
    /// Reads the forms of such endpoints with <see cref="MultipartForm"/>; call it after the decoding of bodies.
    /// </summary>
    public static void UseForms(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (PartOf(context) is { } file)
        {
            context.Features.Set<IFormFeature>(new MultipartForm(context, file));
        }

        return next(context);
    });

    /// <summary>The form, or the error to answer with when it is too large, truncated or malformed.</summary>
    public static async Task<Result<IFormCollection>> ReadAsync(HttpContext context)
    {
        var part = PartOf(context);
        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return part is not null && form.Files.Any(file => file.Length > part.FileBytes)
                ? ApiErrors.PayloadTooLarge(part.FileBytes)
                : Result<IFormCollection>.Of(form);
        }
        catch (BadHttpRequestException tooLarge) when (part is not null && tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            // Kestrel's own error would give the limit of the form, not of the file.
            return ApiErrors.PayloadTooLarge(part.FileBytes);
        }
        catch (Exception malformed) when (malformed is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return ApiErrors.BadRequest($"The form cannot be read: {malformed.Message}", $"Форма не читается: {malformed.Message}");
        }
    }

    private static FormFilePart? PartOf(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<FormFilePart>();
}
