using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Amazon.S3.Model;
using Tessera.Media;
using Tessera.Server.Artifacts;

namespace Tessera.Server.Tests.Artifacts.S3;

/// <summary>What only a bucket does; what every store does is in the tests that run on both.</summary>
public sealed class S3ArtifactsTests(S3Host host) : IClassFixture<S3Host>
{
    private const int Parts = 5 * 1024 * 1024;
    private static readonly string[] SmallParts = [$"--Tessera:Artifacts:S3:MultipartBytes={Parts}"];

    private static CancellationToken Ct => TestHttp.Ct;

    [Fact]
    public async Task A_file_is_an_object_of_its_own_type_and_nothing_of_it_is_on_this_machine()
    {
        var url = await UploadAsync(host, Samples.Png);
        using var client = (await S3Server.SharedAsync()).NewClient();

        using var seen = await client.GetObjectAsync(host.Bucket, url.AbsolutePath.TrimStart('/'), Ct);

        seen.Headers.ContentType.ShouldBe("image/png");
        seen.ContentLength.ShouldBe(Samples.Png.Length);
        var artifacts = Path.Combine(host.Server.DataDirectory, "artifacts");
        (Directory.Exists(artifacts) ? Directory.GetFiles(artifacts, "*", SearchOption.AllDirectories) : []).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_large_file_is_uploaded_in_parts_and_returned_unchanged()
    {
        var server = await S3Server.SharedAsync();
        await using var own = await host.StartAnotherAsync(SmallParts);
        var file = LargeFile((Parts * 2) + 1000);

        var url = await UploadAsync(own, file);

        using var reply = await own.GetAsync(url.PathAndQuery);
        (await reply.Content.ReadAsByteArrayAsync(Ct)).ShouldBe(file);
        await server.WaitForAsync(line => line.StartsWith("POST ", StringComparison.Ordinal) && line.Contains($"{url.AbsolutePath}?uploads", StringComparison.Ordinal));
        foreach (var part in (int[])[1, 2, 3])
        {
            await server.WaitForAsync(line => line.Contains($"{url.AbsolutePath}?partNumber={part}&", StringComparison.Ordinal));
        }

        server.Requests.ShouldNotContain(line => line.Contains($"{url.AbsolutePath}?partNumber=4", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(Parts + 1000)]
    public async Task A_file_on_disk_is_stored_as_it_is_and_left_there(int bytes)
    {
        await using var own = await host.StartAnotherAsync(SmallParts);
        var (store, key, file) = (own.Get<IArtifactStore>(), ArtifactKey.Generation(7, "mp3"), LargeFile(bytes));
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("result"), file, Ct);

        await store.SaveFileAsync(key, folder.File("result"), Ct);

        var stored = (await store.OpenReadAsync(key, Ct)).ShouldNotBeNull();
        await using var content = stored.Content;
        using var read = new MemoryStream();
        await content.CopyToAsync(read, Ct);
        read.ToArray().ShouldBe(file);
        stored.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(file)));
        File.Exists(folder.File("result")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_failed_multipart_upload_is_reported_and_leaves_nothing_behind()
    {
        var server = await S3Server.SharedAsync();
        await using var own = (S3Host)await host.StartAnotherAsync([.. SmallParts, "--Tessera:Artifacts:S3:Prefix=refuses-part-2"]);
        using var body = new ByteArrayContent(LargeFile(Parts * 2));
        body.Headers.ContentType = new MediaTypeHeaderValue("image/png");

        using var reply = await own.Server.Owner.PostAsync("/api/v2/uploads", body, Ct);

        reply.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        reply.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(10));
        (await reply.Content.ReadFromJsonAsync<JsonElement>(Ct)).Text("error").ShouldBe("overloaded");
        (await own.CountUploadsAsync()).ShouldBe(0);
        await server.WaitForAsync(line => line.StartsWith($"DELETE /{own.Bucket}/refuses-part-2/", StringComparison.Ordinal));
        Directory.GetFiles(Path.Combine(server.Folder, own.Bucket), "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_range_of_a_large_file_is_fetched_without_the_rest()
    {
        const int Megabyte = 1024 * 1024;
        var server = await S3Server.SharedAsync();
        var file = LargeFile(12 * Megabyte);
        var url = await UploadAsync(host, file);

        using var reply = await host.GetAsync(url.PathAndQuery, headers => headers.Range = new RangeHeaderValue(6_000_000, 6_000_099));

        reply.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await reply.Content.ReadAsByteArrayAsync(Ct)).ShouldBe(file[6_000_000..6_000_100]);
        var prefix = $"GET /{host.Bucket}{url.AbsolutePath} ";
        await server.WaitForAsync(line => line.StartsWith(prefix, StringComparison.Ordinal));
        server.Requests.Where(line => line.StartsWith(prefix, StringComparison.Ordinal))
            .ShouldBe([$"{prefix}bytes=6000000-{6_000_000 + Megabyte - 1}"]);
    }

    [Fact]
    public async Task A_whole_large_file_takes_few_requests()
    {
        const int Megabyte = 1024 * 1024;
        var server = await S3Server.SharedAsync();
        var file = LargeFile(12 * Megabyte);
        var url = await UploadAsync(host, file);

        using var reply = await host.GetAsync(url.PathAndQuery);

        (await reply.Content.ReadAsByteArrayAsync(Ct)).ShouldBe(file);
        var prefix = $"GET /{host.Bucket}{url.AbsolutePath} bytes=";
        await server.WaitForAsync(line => line == $"{prefix}{5 * Megabyte}-{(12 * Megabyte) - 1}");
        server.Requests.Count(line => line.StartsWith(prefix, StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task A_file_that_is_replaced_while_it_is_read_is_never_mixed()
    {
        var store = host.Get<IArtifactStore>();
        var key = ArtifactKey.Generation(77, "png");
        await store.SaveAsync(key, LargeFile(3_000_000), Ct);
        var file = (await store.OpenReadAsync(key, Ct)).ShouldNotBeNull();
        await using var content = file.Content;
        await content.ReadExactlyAsync(new byte[100], Ct);

        await store.SaveAsync(key, LargeFile(3_000_000), Ct);

        var mixed = await Should.ThrowAsync<StoreUnavailableException>(() => content.ReadExactlyAsync(new byte[2_900_000], Ct).AsTask());
        mixed.Message.ShouldContain("was replaced while it was read");
    }

    [Fact]
    public async Task Files_of_one_prefix_are_listed_whatever_their_number_and_what_is_not_ours_is_not()
    {
        const int Count = 1_005;
        await using var own = (S3Host)await host.StartAnotherAsync("--Tessera:Artifacts:S3:Prefix=mine/");
        var server = await S3Server.SharedAsync();
        using var client = server.NewClient();
        foreach (var stranger in (string[])["generations/1.png", "mine/generations/readme.txt", "mine/other/1.png", "mine/generations/01.png"])
        {
            await client.PutObjectAsync(new PutObjectRequest { BucketName = own.Bucket, Key = stranger, ContentBody = "x", UseChunkEncoding = false }, Ct);
        }

        var store = own.Get<IArtifactStore>();
        await Parallel.ForEachAsync(
            Enumerable.Range(1, Count), Ct, async (id, ct) => await store.SaveAsync(ArtifactKey.Generation(id, "png"), new byte[] { 1, 2, 3 }, ct));

        var listed = await store.ListAsync(Ct).ToListAsync(Ct);

        listed.Count.ShouldBe(Count);
        listed.ShouldAllBe(file => file.Bytes == 3 && file.Key.Folder == ArtifactKey.Generations);
        listed.Select(file => file.Key).ShouldBeUnique();
    }

    private static async Task<Uri> UploadAsync(ArtifactHost host, byte[] file)
    {
        using var body = new ByteArrayContent(file);
        body.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var reply = await host.Server.Owner.PostAsync("/api/v2/uploads", body, Ct);
        reply.StatusCode.ShouldBe(HttpStatusCode.Created, await reply.Content.ReadAsStringAsync(Ct));
        return new Uri((await reply.Content.ReadFromJsonAsync<JsonElement>(Ct)).Text("url") ?? "");
    }

    // Begins as an image; what follows differs each time.
    private static byte[] LargeFile(int bytes)
    {
        var file = new byte[bytes];
        Random.Shared.NextBytes(file);
        Samples.Png.CopyTo(file, 0);
        return file;
    }
}
