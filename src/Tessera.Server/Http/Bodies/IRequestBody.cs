using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Tessera.Server.Http.Bodies;

/// <summary>
/// A request record that handlers take as a parameter. Its properties and their annotations are the whole contract: the
/// body is read by them (<see cref="StrictBody{T}"/>), and the API document takes its schema from them.
/// A body that does not fit is answered before the handler runs.
/// </summary>
internal interface IRequestBody<TSelf> : IBindableFromHttpContext<TSelf>, IEndpointParameterMetadataProvider
    where TSelf : class, IRequestBody<TSelf>
{
    /// <summary>Whether the request may come without a body, which then counts as an empty object.</summary>
    static virtual bool IsOptional => false;

    static async ValueTask<TSelf?> IBindableFromHttpContext<TSelf>.BindAsync(HttpContext context, ParameterInfo parameter) =>
        RefusedBody.Or(context, await StrictBody<TSelf>.ReadAsync(context, TSelf.IsOptional));

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new BodyMetadata(typeof(TSelf), TSelf.IsOptional));
        RefusedBody.AnswerBefore<TSelf>(parameter, builder);
    }
}
