using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Tessera.Server.Http;

namespace Tessera.Server.Authentication;

/// <summary>
/// The credentials of a request to an endpoint that can also be used without them. The endpoint takes them as a parameter, and
/// they are checked, and counted if they are unknown, only when it asks for the caller.
/// </summary>
internal sealed class OptionalCredentials : IBindableFromHttpContext<OptionalCredentials>, IEndpointParameterMetadataProvider
{
    private readonly HttpContext _context;

    private OptionalCredentials(HttpContext context) => _context = context;

    public static ValueTask<OptionalCredentials?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<OptionalCredentials?>(new(context));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new Metadata());

    /// <summary>The caller, or why the request is refused.</summary>
    public ValueTask<Result<Caller>> AuthenticateAsync() => Service<Authenticator>().AuthenticateAsync(_context);

    /// <summary>The caller within the workspace that <c>x-workspace-id</c> names: the checks of <see cref="AuthenticationMiddleware"/>.</summary>
    public async Task<Result<WorkspaceCaller>> AuthenticateInWorkspaceAsync(string scope)
    {
        var found = await Service<Authenticator>().AuthenticateAsync(_context, allowsServiceAccounts: true);
        return found.IsError ? found.Error
            : new CallerRequired(scope).Check(found.Value) is { } forbidden ? forbidden
            : await Service<WorkspaceAccess>().EnterAsync(_context.Request, found.Value);
    }

    private sealed record Metadata : ICredentialMetadata
    {
        public bool IsRequired => false;
    }

    private T Service<T>()
        where T : notnull => _context.RequestServices.GetRequiredService<T>();
}
