using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Tessera.Server.OpenApi;

/// <summary>An API document as JSON: made when it is first asked for, then kept, because it never changes while we run.</summary>
internal sealed class OpenApiFile(string name, IServiceProvider services)
{
    private readonly Lazy<Task<byte[]>> _bytes = new(() => MakeAsync(name, services));

    public Task<byte[]> ReadAsync() => _bytes.Value;

    private static async Task<byte[]> MakeAsync(string name, IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(name).GetOpenApiDocumentAsync(CancellationToken.None);
        using var buffer = new MemoryStream();
        await document.SerializeAsJsonAsync(buffer, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }
}
