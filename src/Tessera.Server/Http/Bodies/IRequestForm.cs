using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Tessera.Server.Http.Bodies;

/// <summary>
/// A form as a record that handlers take as a parameter, read and documented like a body. A member of
/// <see cref="IFormFile"/> is a file, a list of them several; <see cref="Forms.TakesFile"/> limits the size of each.
/// </summary>
internal interface IRequestForm<TSelf> : IBindableFromHttpContext<TSelf>, IEndpointParameterMetadataProvider
    where TSelf : class, IRequestForm<TSelf>
{
    static virtual string MediaType => "multipart/form-data";

    /// <summary>The refusal in the dialect's own form, for a dialect with its own error codes.</summary>
    static virtual ApiError Refuse(ApiError error) => error;

    static async ValueTask<TSelf?> IBindableFromHttpContext<TSelf>.BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var form = context.Request.HasFormContentType
            ? await Forms.ReadAsync(context)
            : ApiErrors.UnsupportedMediaType(context.Request.ContentType ?? "none", TSelf.MediaType);
        var read = form.IsError ? form.Error : StrictFields<TSelf>.Read(form.Value, context.RequestServices);
        return RefusedBody.Or(context, read.IsError ? TSelf.Refuse(read.Error) : read);
    }

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new BodyMetadata(typeof(TSelf), IsOptional: false)
        {
            MediaType = TSelf.MediaType,
            Invalid = TSelf.Refuse(ApiErrors.Validation()),
        });
        RefusedBody.AnswerBefore<TSelf>(parameter, builder);
    }
}
