using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Tessera.Server.Http.Bodies;

/// <summary>
/// A form as a record that handlers take as a parameter, read and documented like a body. A required member of
/// <see cref="IFormFile"/> is its file; <see cref="Forms.TakesFile"/> limits the file's size.
/// </summary>
internal interface IRequestForm<TSelf> : IBindableFromHttpContext<TSelf>, IEndpointParameterMetadataProvider
    where TSelf : class, IRequestForm<TSelf>
{
    static virtual string MediaType => "multipart/form-data";

    /// <summary>The refusal in the dialect's own form, for a dialect with its own error codes.</summary>
    static virtual ApiError Refuse(HttpContext context, ApiError error) => error;

    static async ValueTask<TSelf?> IBindableFromHttpContext<TSelf>.BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var (form, error) = context.Request.HasFormContentType
            ? await Forms.ReadAsync(context)
            : (null, ApiErrors.UnsupportedMediaType(context.Request.ContentType ?? "none", TSelf.MediaType));
        var read = form is null
            ? error ?? throw new InvalidOperationException("A form is read or refused.")
            : StrictFields<TSelf>.Read(form, context.RequestServices);
        return RefusedBody.Or(context, read.IsError ? TSelf.Refuse(context, read.Error) : read);
    }

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new BodyMetadata(typeof(TSelf), IsOptional: false) { MediaType = TSelf.MediaType });
        RefusedBody.AnswerBefore<TSelf>(parameter, builder);
    }
}
