using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Tessera.Server.Http.Bodies;

/// <summary>A request whose body is JSON or, with files, a form; its content type decides.</summary>
/// <param name="Json">The body; null for a form.</param>
/// <param name="Form">The form; null for JSON.</param>
internal sealed record JsonOrForm<TJson, TForm>(TJson? Json, TForm? Form)
    : IBindableFromHttpContext<JsonOrForm<TJson, TForm>>, IEndpointParameterMetadataProvider
    where TJson : class, IRequestBody<TJson>
    where TForm : class, IRequestForm<TForm>
{
    /// <summary>The body of a request in JSON.</summary>
    public TJson Required => Json ?? throw new InvalidOperationException("The request is a form.");

    public static async ValueTask<JsonOrForm<TJson, TForm>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var read = context.Request.HasFormContentType
            ? new JsonOrForm<TJson, TForm>(null, await BindAsync<TForm>(context, parameter))
            : new JsonOrForm<TJson, TForm>(await BindAsync<TJson>(context, parameter), null);
        return RefusedBody.Or<JsonOrForm<TJson, TForm>>(context, context.Features.Get<RefusedBody>() is { Error: var refused } ? refused : read);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new BodyMetadata(typeof(TJson), IsOptional: false));
        builder.Metadata.Add(new BodyMetadata(typeof(TForm), IsOptional: false) { MediaType = TForm.MediaType });
        RefusedBody.AnswerBefore<JsonOrForm<TJson, TForm>>(parameter, builder);
    }

    private static ValueTask<T?> BindAsync<T>(HttpContext context, ParameterInfo parameter)
        where T : class, IBindableFromHttpContext<T> => T.BindAsync(context, parameter);
}
