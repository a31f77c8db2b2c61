using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Dialects.V2.Generations;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Idempotency;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Http;

/// <summary>Compressed bodies, and bodies in other charsets than UTF-8.</summary>
[OneEngine]
public sealed class BodyCodingsTests(V2Server v2) : IClassFixture<V2Server>
{
    private static readonly byte[] Hello = """{"model":"gpt-5","prompt":"Hello"}"""u8.ToArray();

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZip")]
    [InlineData("x-gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_compressed_body_is_read(string coding)
    {
        var account = await v2.Server.OpenAccountAsync();
        var image = Samples.Image(Media.ImageFormat.Png, 65, 33);

        using var text = await SendAsync(account.Client, GenerateRequests.Path, Compress(coding, Hello), coding);
        using var upload = await SendAsync(account.Client, "/api/v2/uploads", Compress(coding, image), coding, "image/png");

        text.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Task.FromResult(upload).JsonAsync()).Whole("bytes").ShouldBe(image.Length);
        (await account.Client.TokensAsync()).ShouldBe((997, 0));
    }

    [Fact]
    public async Task An_idempotency_key_stands_for_the_request_however_compressed()
    {
        var account = await v2.Server.OpenAccountAsync();
        var packed = new ByteArrayContent(Compress("gzip", Hello));
        packed.Headers.ContentType = new("application/json");
        packed.Headers.ContentEncoding.Add("gzip");

        var first = await account.Client.KeyedAsync("key", packed, GenerateRequests.Path);
        var second = await account.Client.KeyedAsync("key", Encoding.UTF8.GetString(Hello));

        first.Status.ShouldBe(HttpStatusCode.OK);
        second.ShouldReplay(first);
    }

    [Theory]
    [InlineData("gzip", GenerateRequests.Path, "application/json", 20_000_000)]
    [InlineData("deflate", "/api/v2/models/gpt-5/calculate-price", "application/json", 1_000_000)]
    [InlineData("br", "/api/v2/uploads", "image/png", 25_000_000)]
    public async Task A_decompressed_body_has_the_same_limit_as_an_uncompressed_one(string coding, string path, string type, int limit)
    {
        var account = await v2.Server.OpenAccountAsync();
        var bomb = Compress(coding, new byte[50_000_000]);
        bomb.Length.ShouldBeLessThan(1_000_000);

        var refused = await SendAsync(account.Client, path, bomb, coding, type).RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "payload_too_large");

        refused.GetProperty("details").Whole("limit_bytes").ShouldBe(limit);
        await ShouldBeUntouchedAsync(account);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_body_that_is_not_in_its_coding_is_a_bad_request(string coding)
    {
        var account = await v2.Server.OpenAccountAsync();
        var packed = Compress(coding, Hello);
        foreach (var body in (byte[][])[Hello, packed[..(packed.Length / 2)], []])
        {
            await SendAsync(account.Client, GenerateRequests.Path, body, coding).RefusedAsync(HttpStatusCode.BadRequest, "bad_request");
        }

        await SendAsync(account.Client, "/api/v2/uploads", Samples.Png, coding, "image/png").RefusedAsync(HttpStatusCode.BadRequest, "bad_request");
        await ShouldBeUntouchedAsync(account);
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("compress")]
    [InlineData("utf-8")]
    [InlineData("gzip, gzip")]
    [InlineData("gzip;q=1")]
    public async Task Another_coding_is_refused_with_those_that_are_read(string coding)
    {
        var account = await v2.Server.OpenAccountAsync();
        foreach (var (path, type) in new[] { (GenerateRequests.Path, "application/json"), ("/api/v2/uploads", "image/png"), ("/oauth/v2/token", "application/x-www-form-urlencoded") })
        {
            using var reply = await SendAsync(account.Client, path, Hello, coding, type);

            reply.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
            reply.Headers.GetValues("Accept-Encoding").ShouldBe(["gzip, deflate, br"]);
            (await reply.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain(coding);
        }

        await ShouldBeUntouchedAsync(account);
    }

    [Theory]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=\"UTF-7\"")]
    [InlineData("application/problem+json; charset=iso-8859-1")]
    [InlineData("application/json; charset=nonsense")]
    public async Task Another_charset_than_UTF_8_is_refused(string type)
    {
        var account = await v2.Server.OpenAccountAsync();

        var refused = await SendAsync(account.Client, GenerateRequests.Path, Hello, null, type).RefusedAsync(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");

        refused.Text("message").ShouldNotBeNull().ShouldContain("send UTF-8");
        await SendAsync(account.Client, "/api/v2/stt", "--a--\r\n"u8.ToArray(), null, $"multipart/form-data; boundary=a; {type.Split("; ")[1]}")
            .RefusedAsync(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        await ShouldBeUntouchedAsync(account);
    }

    [Theory]
    [InlineData("application/json; charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/json; charset=us-ascii")]
    [InlineData("Application/JSON")]
    public async Task UTF_8_may_be_named(string type)
    {
        var account = await v2.Server.OpenAccountAsync();

        using var reply = await SendAsync(account.Client, GenerateRequests.Path, Hello, null, type);

        reply.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string path, byte[] body, string? coding, string type = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (coding is not null)
        {
#pragma warning disable RS0030 // Add refuses the ones that are no names.
            content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
#pragma warning restore RS0030
        }

        return client.PostAsync(path, content, TestHttp.Ct);
    }

    private static byte[] Compress(string coding, byte[] body)
    {
        using var packed = new MemoryStream();
        using (Stream packer = coding switch
        {
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            packer.Write(body);
        }

        return packed.ToArray();
    }

    private static async Task ShouldBeUntouchedAsync(TestAccount account)
    {
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        (await account.Client.CountAsync()).ShouldBe(0);
    }
}
