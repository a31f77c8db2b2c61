using System.Net;
using System.Net.Http.Headers;
using Tessera.Media;
using Tessera.Server.Artifacts;
using Tessera.Server.Configuration;
using Tessera.Server.Storage;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Artifacts;

/// <summary>The same over every store that files can be kept in.</summary>
public abstract class ServeArtifactTests(ArtifactHost host)
{
    private static CancellationToken Ct => TestHttp.Ct;

    [Fact]
    public async Task A_signed_link_gives_the_file_with_its_type_and_runs_nothing()
    {
        var url = await StoreAsync(123, Samples.Png);

        using var reply = await host.GetAsync(url);

        reply.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await reply.Content.ReadAsByteArrayAsync(Ct)).ShouldBe(Samples.Png);
        reply.Content.Headers.ContentType.ShouldBe(new MediaTypeHeaderValue("image/png"));
        reply.Content.Headers.ContentDisposition!.ToString().ShouldBe("inline; filename=\"123.png\"");
        reply.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        reply.Headers.GetValues("Content-Security-Policy").ShouldBe(["sandbox"]);
        reply.Headers.CacheControl!.ToString().ShouldBe("max-age=86400, private, immutable");
        reply.Headers.AcceptRanges.ShouldBe(["bytes"]);
        reply.Headers.ETag!.IsWeak.ShouldBeFalse();
    }

    [Fact]
    public async Task HEAD_returns_the_same_headers_without_the_file()
    {
        var url = await StoreAsync(123, Samples.Png);

        using var whole = await host.GetAsync(url);
        using var head = await host.SendAsync(HttpMethod.Head, url);

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Content.Headers.ContentLength.ShouldBe(Samples.Png.Length);
        head.Headers.ETag.ShouldBe(whole.Headers.ETag);
        (await head.Content.ReadAsByteArrayAsync(Ct)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("bytes=0-9", 0, 10)]
    [InlineData("bytes=10-", 10, int.MaxValue)]
    [InlineData("bytes=-7", -7, 7)]
    public async Task A_range_request_returns_that_part(string range, int from, int count)
    {
        var url = await StoreAsync(123, Samples.Png);
        var start = from < 0 ? Samples.Png.Length + from : from;

        using var reply = await host.GetAsync(url, headers => headers.Range = RangeHeaderValue.Parse(range));

        reply.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        var expected = Samples.Png.AsSpan(start, Math.Min(count, Samples.Png.Length - start)).ToArray();
        (await reply.Content.ReadAsByteArrayAsync(Ct)).ShouldBe(expected);
        reply.Content.Headers.ContentRange.ShouldBe(
            new ContentRangeHeaderValue(start, start + expected.Length - 1, Samples.Png.Length));
    }

    [Fact]
    public async Task A_range_past_the_end_is_refused_with_the_length()
    {
        var url = await StoreAsync(123, Samples.Png);

        using var reply = await host.GetAsync(url, headers => headers.Range = new RangeHeaderValue(1_000_000, null));

        reply.StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
        reply.Content.Headers.ContentRange!.Length.ShouldBe(Samples.Png.Length);
    }

    [Theory]
    [InlineData("GET", "lines=0-9", null, 200)]
    [InlineData("GET", "bytes", null, 200)]
    [InlineData("GET", "bytes=", null, 200)]
    [InlineData("GET", "bytes=a-b", null, 200)]
    [InlineData("GET", "bytes=9-0", null, 200)]
    [InlineData("GET", "bytes=0-99999999999999999999", null, 200)]
    [InlineData("GET", "bytes=0-1,4-5", null, 200)]
    [InlineData("GET", "BYTES=0-9", null, 206)]
    [InlineData("GET", "bytes=-0", null, 416)]
    [InlineData("GET", "bytes=0-9", "\"another\"", 200)]
    [InlineData("GET", "bytes=0-9", "Sun, 06 Nov 2044 08:49:37 GMT", 200)]
    [InlineData("GET", "bytes=0-9", "nonsense", 200)]
    [InlineData("HEAD", "bytes=0-9", null, 200)]
    public async Task A_range_that_is_not_understood_or_of_another_version_is_ignored(string method, string range, string? ifRange, int status)
    {
        var url = await StoreAsync(123, Samples.Png);

        using var reply = await host.SendAsync(new HttpMethod(method), url, headers =>
        {
#pragma warning disable RS0030 // Malformed on purpose: Add refuses to send them.
            headers.TryAddWithoutValidation("Range", range);
            headers.TryAddWithoutValidation("If-Range", ifRange is null ? [] : [ifRange]);
#pragma warning restore RS0030
        });

        ((int)reply.StatusCode).ShouldBe(status);
        if (status == 200)
        {
            reply.Content.Headers.ContentRange.ShouldBeNull();
            reply.Content.Headers.ContentLength.ShouldBe(Samples.Png.Length);
        }
    }

    [Fact]
    public async Task A_page_of_any_origin_may_read_a_file_and_its_headers()
    {
        var url = await StoreAsync(123, Samples.Png);
        using var first = await host.GetAsync(url);
        (string Link, Action<HttpRequestHeaders>? Headers, HttpStatusCode Status)[] asked =
        [
            (url, null, HttpStatusCode.OK),
            (url, headers => headers.Range = new RangeHeaderValue(0, 1), HttpStatusCode.PartialContent),
            (url, headers => headers.IfNoneMatch.Add(first.Headers.ETag!), HttpStatusCode.NotModified),
            (url, headers => headers.Range = new RangeHeaderValue(1_000_000, null), HttpStatusCode.RequestedRangeNotSatisfiable),
            (url + "x", null, HttpStatusCode.NotFound),
        ];

        foreach (var (link, headers, status) in asked)
        {
            using var reply = await host.GetAsync(link, headers);

            reply.StatusCode.ShouldBe(status);
            reply.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
            var exposed = reply.Headers.GetValues("Access-Control-Expose-Headers").Single().Split(", ");
            exposed.ShouldContain("Content-Range");
            exposed.ShouldContain("Content-Length");
            reply.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
        }

        using var preflight = await host.SendAsync(HttpMethod.Options, url, headers =>
        {
            headers.Add("Origin", "https://app.example");
            headers.Add("Access-Control-Request-Method", "GET");
            headers.Add("Access-Control-Request-Headers", "range,if-range");
        });
        preflight.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        preflight.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        preflight.Headers.GetValues("Access-Control-Allow-Headers").Single().ShouldContain("Range, If-Range");
        preflight.Headers.GetValues("Access-Control-Allow-Methods").ShouldBe(["GET, HEAD"]);
    }

    [Fact]
    public async Task A_client_that_has_the_file_gets_304_and_a_resumed_download_of_another_version_starts_again()
    {
        var url = await StoreAsync(123, Samples.Png);
        using var first = await host.GetAsync(url);
        var tag = first.Headers.ETag!;

        using var same = await host.GetAsync(url, headers => headers.IfNoneMatch.Add(tag));
        await StoreAsync(123, Samples.Image(ImageFormat.Png, 65, 33));
        using var changed = await host.GetAsync(url, headers => headers.IfNoneMatch.Add(tag));
        using var resumed = await host.GetAsync(url, headers =>
        {
            headers.Range = new RangeHeaderValue(10, null);
            headers.IfRange = new RangeConditionHeaderValue(tag);
        });

        same.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        changed.Headers.ETag.ShouldNotBe(tag);
        resumed.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Every_link_that_is_not_exactly_ours_is_the_same_404()
    {
        var url = await StoreAsync(123, Samples.Png);
        var other = await StoreAsync(124, Samples.Png);
        var links = host.Get<SignedLinks>();
        var (path, signature) = (url.Split('?')[0], url.Split("sig=")[1]);
        var (otherPath, otherSignature) = (other.Split('?')[0], other.Split("sig=")[1]);
        string[] wrong =
        [
            Relative(links.ForGeneration(999, "png")), // never made
            path,
            $"{path}?sig=",
            $"{path}?sig={otherSignature}",
            $"{otherPath}?sig={signature}",
            $"{path}?sig={signature}A",
            $"{path}?sig={signature[..^1]}",
            $"{path}?sig={signature[..^2]}{(signature[^2] == 'A' ? 'B' : 'A')}{signature[^1]}",
            $"{path}?sig={signature[..^1]}{(char)(signature[^1] + 1)}",
            $"{path}?sig=%00",
            $"{path}?sig={new string('я', 22)}",
            $"{path}?sig={signature}&sig={signature}",
            $"{path.Replace(".png", ".jpg", StringComparison.Ordinal)}?sig={signature}",
            $"{path.Replace("generations", "thumbnails", StringComparison.Ordinal)}?sig={signature}",
            $"{path.Replace("123", "0123", StringComparison.Ordinal)}?sig={signature}",
            $"{path.Replace("123", "+123", StringComparison.Ordinal)}?sig={signature}",
            $"{path.Replace("123", "１２３", StringComparison.Ordinal)}?sig={signature}",
        ];

        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var link in wrong)
        {
            using var reply = await host.GetAsync(link);
            reply.StatusCode.ShouldBe(HttpStatusCode.NotFound, link);
            reply.Headers.ETag.ShouldBeNull(link);
            var body = await reply.Content.ReadAsStringAsync(Ct);
            answers.Add(body[..body.IndexOf("\"request_id\"", StringComparison.Ordinal)]);
        }

        answers.ShouldHaveSingleItem().ShouldContain("not_found");
    }

    [Theory]
    [InlineData("/generations/..%2Fsecrets%2Flinks.key")]
    [InlineData("/generations/..%5C..%5Ctessera.db")]
    [InlineData("/generations/%2e%2e/%2e%2e/tessera.db")]
    [InlineData("/generations/....//123.png")]
    [InlineData("/generations//etc/passwd")]
    [InlineData("/uploads/%2Fetc%2Fpasswd")]
    [InlineData("/generations/temporary")]
    public async Task A_file_name_with_parent_folders_is_404(string path)
    {
        using var reply = await host.GetAsync(path + "?sig=AAAAAAAAAAAAAAAAAAAAAA");

        reply.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_link_ends_when_the_file_is_deleted_and_deleting_twice_is_no_error()
    {
        var url = await StoreAsync(123, Samples.Png);
        var thumbnail = Relative(host.Get<SignedLinks>().ForThumbnail(123));
        (await host.GetAsync(thumbnail)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await host.Get<ArtifactIntake>().DeleteAsync(123, "png");
        await host.Get<ArtifactIntake>().DeleteAsync(123, "png");

        (await host.GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.GetAsync(thumbnail)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_secret_is_created_once_for_all_callers()
    {
        await using var temporary = new TemporaryDatabase();

        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => LinkSecret.Open(new SecretStore(temporary.Database)).Value, Ct)));

        asked[0].Length.ShouldBe(32);
        asked.ShouldAllBe(secret => secret.SequenceEqual(asked[0]));
    }

    [Fact]
    public async Task A_short_secret_stops_the_start()
    {
        await using var temporary = new TemporaryDatabase();
        var secrets = new SecretStore(temporary.Database);
        await secrets.AddAsync("links", "short"u8.ToArray());

        Should.Throw<ConfigurationException>(() => LinkSecret.Open(secrets)).Message.ShouldContain("'links' in the database holds 5 bytes instead of 32");
        await Should.ThrowAsync<System.Data.Common.DbException>(secrets.AddAsync("another", []));
    }

    private async Task<string> StoreAsync(long id, byte[] png)
    {
        var result = await host.Get<ArtifactIntake>().StoreAsync(id, png, MediaKind.Image, null, Ct);
        var stored = result.ShouldBeOfType<IntakeResult.Stored>().Artifact;
        return Relative(host.Get<SignedLinks>().ForGeneration(id, stored.Extension));
    }

    // Made outside a request, so the host in it is the default one.
    private static string Relative(string url) => new Uri(url).PathAndQuery;
}
