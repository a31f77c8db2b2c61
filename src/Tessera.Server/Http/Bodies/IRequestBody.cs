using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace Tessera.Server.Http.Bodies;

/// <summary>
/// A request record that handlers take as a parameter. Its properties and their annotations are the whole contract: they
/// determine how the body is read (<see cref="StrictBody{T}"/>) and the schema in the API document. An invalid body is answered
/// before the handler runs.
/// </summary>
internal interface IRequestBody<TSelf> : IBindableFromHttpContext<TSelf>, IEndpointParameterMetadataProvider
    where TSelf : class, IRequestBody<TSelf>
{
    /// <summary>Whether the body may be absent; it then counts as an empty object.</summary>
    static virtual bool IsOptional => false;

    /// <summary>The request read from a body, or the errors in it.</summary>
    static virtual Result<TSelf> Read(JsonElement body, IServiceProvider services)
    {
        var problems = new BodyProblems();
        var request = StrictBody<TSelf>.Read(StrictBody<TSelf>.MembersOf(body), problems, services);
        return problems.Error is { } error ? error : request;
    }

    static async ValueTask<TSelf?> IBindableFromHttpContext<TSelf>.BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var (body, malformed) = await StrictJson.ReadObjectAsync(context, TSelf.IsOptional);
        return RefusedBody.Or(context, malformed is null ? TSelf.Read(body, context.RequestServices) : malformed);
    }

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new BodyMetadata(typeof(TSelf), TSelf.IsOptional));
        RefusedBody.AnswerBefore<TSelf>(parameter, builder);
    }
}
