using System.IO.Compression;
using System.Text;
using Tessera.Providers;
using Tessera.Server.Providers;
using Tessera.Testing.Vendors;

namespace Tessera.Server.UnitTests.Providers;

public sealed class DecodedRepliesTests
{
    private static readonly BuiltInProvider Vendor = new("vendor", "vendor", new Uri("https://api.vendor.example/v1/"), [], [], (_, _, _) => new Connectors(null));

    [Fact]
    public async Task A_compressed_stream_is_read_as_it_arrives_and_a_body_that_does_not_decompress_is_a_broken_connection()
    {
        var firstIsRead = new TaskCompletionSource();
        await using var stub = await VendorStub.StartAsync();
        stub.On("GET /stream", async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var coder = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await coder.WriteAsync("first"u8.ToArray(), context.RequestAborted);
            await coder.FlushAsync(context.RequestAborted);
            await firstIsRead.Task.WaitAsync(context.RequestAborted);
            await coder.WriteAsync(" last"u8.ToArray(), context.RequestAborted);
        }).On("GET /plain", StubAnswers.Bytes(200, "plain"u8.ToArray(), "text/plain", ("Content-Encoding", "gzip")));
        using var http = new ProviderHttp();
        using var client = http.For(Vendor, stub.Address);

        using var streamed = await GetAsync(client, new Uri(stub.Address, "/stream"));
        await using var stream = await streamed.Content.ReadAsStreamAsync(TestHttp.Ct);
        var buffer = new byte[64];
        var read = await stream.ReadAsync(buffer, TestHttp.Ct);
        firstIsRead.SetResult();
        using var rest = new StreamReader(stream);

        (Encoding.ASCII.GetString(buffer, 0, read) + await rest.ReadToEndAsync(TestHttp.Ct)).ShouldBe("first last");
        using var whole = await GetAsync(client, new Uri(stub.Address, "/plain"));
        await using var plain = await whole.Content.ReadAsStreamAsync(TestHttp.Ct);
        await Should.ThrowAsync<IOException>(async () => await plain.ReadExactlyAsync(buffer, TestHttp.Ct));
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpMessageInvoker client, Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await client.SendAsync(request, TestHttp.Ct);
    }
}
