using System.Text.Json;
using Tessera.Server.Tests.Artifacts.S3;

namespace Tessera.Server.Tests.Admin;

/// <summary><c>admin artifacts copy</c>, there and back, on the data folder of a server that has stopped. The last server owns the folder.</summary>
public sealed class CopyArtifactsTests
{
    [Fact]
    public async Task Files_go_to_the_bucket_and_back_and_links_stay_good()
    {
        var store = await S3Server.SharedAsync();
        var bucket = await store.NewBucketAsync();
        var first = await TestServer.StartOnSqliteAsync();
        var (link, thumbnail) = await MakeAsync(first);
        var upload = await UploadAsync(first);
        var before = await BytesAsync(first, link);
        await WriteSettingsAsync(first, store, bucket);

        var server = await first.RestartAfterAsync(async folder =>
        {
            var copied = await CopyAsync(folder, "folder", "s3");
            (copied.Whole("files"), copied.Whole("copied"), copied.Whole("missing")).ShouldBe((3, 3, 0));
            copied.Whole("bytes").ShouldBe(copied.Whole("copied_bytes"));
            (await CopyAsync(folder, "folder", "s3")).Whole("copied").ShouldBe(0);
            Directory.Delete(Path.Combine(folder, "artifacts"), recursive: true);
        });
        (await BytesAsync(server, link)).ShouldBe(before);
        (await BytesAsync(server, thumbnail)).Length.ShouldBeGreaterThan(0);
        (await BytesAsync(server, upload)).ShouldBe(Samples.Png);
        Directory.Exists(Path.Combine(server.DataDirectory, "artifacts", "generations")).ShouldBeFalse();

        await using var back = await server.RestartAfterAsync(async folder =>
        {
            (await CopyAsync(folder, "s3", "folder")).Whole("copied").ShouldBe(3);
            (await CopyAsync(folder, "s3", "folder")).Whole("copied").ShouldBe(0);
            File.Delete(Path.Combine(folder, "tessera.json"));
        });
        (await BytesAsync(back, link)).ShouldBe(before);
        Directory.GetFiles(Path.Combine(back.DataDirectory, "artifacts", "generations"), "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_interrupted_copy_continues_and_copies_differing_files_again()
    {
        var store = await S3Server.SharedAsync();
        var bucket = await store.NewBucketAsync();
        var first = await TestServer.StartOnSqliteAsync();
        await MakeAsync(first);
        var upload = (await UploadAsync(first)).Split('?')[0].TrimStart('/');
        await WriteSettingsAsync(first, store, bucket);

        await using var server = await first.RestartAfterAsync(async folder =>
        {
            await CopyAsync(folder, "folder", "s3");
            using var client = store.NewClient();
            await client.DeleteObjectAsync(bucket, upload, TestHttp.Ct);
            await PutAsync(client, bucket, "thumbnails/1.jpg", "shorter");

            var again = await CopyAsync(folder, "folder", "s3");

            (again.Whole("files"), again.Whole("copied"), again.Whole("missing")).ShouldBe((3, 2, 0));
            // The same size, other bytes, and not written by us.
            await PutAsync(client, bucket, upload, new string('x', Samples.Png.Length));
            (await CopyAsync(folder, "folder", "s3")).Whole("copied").ShouldBe(1);
        });
    }

    [Fact]
    public async Task A_copy_does_not_restore_deleted_files()
    {
        var store = await S3Server.SharedAsync();
        var first = await TestServer.StartOnSqliteAsync();
        await MakeAsync(first);
        await WriteSettingsAsync(first, store, await store.NewBucketAsync());
        string[] stale = [];

        var server = await first.RestartAfterAsync(async folder =>
        {
            await CopyAsync(folder, "folder", "s3");
            stale = Directory.GetFiles(Path.Combine(folder, "artifacts", "generations"), "*", SearchOption.AllDirectories);
        });
        using (await server.Owner.DeleteAsync("/api/v2/generate/1", TestHttp.Ct))
        {
        }

        await using var later = await server.RestartAfterAsync(async folder =>
        {
            File.Exists(stale.ShouldHaveSingleItem()).ShouldBeTrue();
            var copied = await CopyAsync(folder, "folder", "s3");
            (copied.Whole("files"), copied.Whole("copied"), copied.Whole("unused")).ShouldBe((0, 0, 2));
        });
    }

    [Fact]
    public async Task While_a_server_runs_it_is_refused()
    {
        await using var server = await TestServer.StartOnSqliteAsync();

        var (status, _, error) = await Command.RunAsync("admin", "artifacts", "copy", "--from", "folder", "--to", "s3", "--data", server.DataDirectory);

        status.ShouldBe(1);
        error.ShouldContain("Stop it first.");
    }

    [Theory]
    [InlineData(1, "Tessera:Artifacts:S3:Bucket is not set", "folder", "s3")]
    [InlineData(2, "--from and --to are the same.", "s3", "s3")]
    [InlineData(2, "--from takes folder or s3, not 'disk'", "disk", "s3")]
    public async Task An_impossible_copy_is_reported(int expected, string says, string from, string to)
    {
        using var folder = new TemporaryDataFolder();

        var (status, _, error) = await Command.RunAsync("admin", "artifacts", "copy", "--from", from, "--to", to, "--data", folder.Path);

        error.ShouldContain(says);
        status.ShouldBe(expected);
    }

    private static async Task<(string File, string Thumbnail)> MakeAsync(TestServer server)
    {
        var made = await server.Owner.GenerateAsync("""{"model":"photon-flash","prompt":"A hill"}""");
        made.Text("status").ShouldBe("completed", made.ToString());
        return (Local(made.Text("result_url")), Local(made.Text("thumbnail_url")));
    }

    private static async Task<string> UploadAsync(TestServer server)
    {
        using var body = new ByteArrayContent(Samples.Png);
        body.Headers.ContentType = new("image/png");
        return Local((await server.Owner.PostAsync("/api/v2/uploads", body, TestHttp.Ct).JsonAsync()).Text("url"));
    }

    private static string Local(string? url) => new Uri(url.ShouldNotBeNull()).PathAndQuery;

    private static async Task<byte[]> BytesAsync(TestServer server, string link)
    {
        using var reply = await server.Owner.GetAsync(link, TestHttp.Ct);
        reply.IsSuccessStatusCode.ShouldBeTrue(link);
        return await reply.Content.ReadAsByteArrayAsync(TestHttp.Ct);
    }

    private static Task<Amazon.S3.Model.PutObjectResponse> PutAsync(Amazon.S3.AmazonS3Client client, string bucket, string name, string text) => client.PutObjectAsync(
        new Amazon.S3.Model.PutObjectRequest { BucketName = bucket, Key = name, ContentBody = text, UseChunkEncoding = false }, TestHttp.Ct);

    private static Task WriteSettingsAsync(TestServer server, S3Server store, string bucket) => File.WriteAllTextAsync(
        Path.Combine(server.DataDirectory, "tessera.json"),
        JsonSerializer.Serialize(new
        {
            Tessera = new { Artifacts = new { S3 = new { Bucket = bucket, Endpoint = store.Url, S3Server.AccessKey, S3Server.SecretKey } } },
        }),
        TestHttp.Ct);

    private static async Task<JsonElement> CopyAsync(string folder, string from, string to)
    {
        var (status, output, error) = await Command.RunAsync("admin", "artifacts", "copy", "--from", from, "--to", to, "--data", folder, "--json");
        status.ShouldBe(0, error);
        return JsonElement.Parse(output);
    }
}
