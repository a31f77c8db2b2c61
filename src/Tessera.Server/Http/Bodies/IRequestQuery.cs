using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Tessera.Server.Http.Bodies;

/// <summary>The query of a request as a record that handlers take as a parameter, read and documented like a body.</summary>
internal interface IRequestQuery<TSelf> : IBindableFromHttpContext<TSelf>, IEndpointParameterMetadataProvider
    where TSelf : class, IRequestQuery<TSelf>
{
    static ValueTask<TSelf?> IBindableFromHttpContext<TSelf>.BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<TSelf?>(RefusedBody.Or(context, StrictFields<TSelf>.Read(context.Request.Query, context.RequestServices)));

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new QueryMetadata(typeof(TSelf)));
        RefusedBody.AnswerBefore<TSelf>(parameter, builder);
    }
}
