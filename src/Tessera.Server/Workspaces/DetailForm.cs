using Tessera.Server.Http;

namespace Tessera.Server.Workspaces;

/// <summary>Errors as the vendor's services write them: <c>{"detail": …}</c>, a sentence or, for values, a list.</summary>
internal static class DetailForm
{
    public static ErrorForm Form { get; } = new((error, request) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["detail"] = error.Details is IReadOnlyList<Invalid.Value> values ? values : error.Message.For(request),
    });
}
