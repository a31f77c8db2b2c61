using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Idempotency;

/// <summary>Keys, uploads and transcripts that are asked for twice with one idempotency key.</summary>
public sealed class RepeatedWritesTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Keys = "/api/v2/keys";

    [Fact]
    public async Task A_key_created_twice_is_one_key_and_its_secret_is_in_the_database_nowhere()
    {
        var account = await v2.Server.OpenAccountAsync();

        var first = await account.Client.KeyedAsync("new-key", """{"name":"ci"}""", Keys);
        var second = await account.Client.KeyedAsync("new-key", """{"name":"ci"}""", Keys);

        first.Status.ShouldBe(HttpStatusCode.Created, first.Text);
        first.Location.ShouldBe($"{Keys}/{first.Json.Whole("id")}");
        second.ShouldReplay(first);
        (await account.Client.GetJsonAsync(Keys)).Whole("total").ShouldBe(2);
        var secret = first.Json.Text("key").ShouldNotBeNull();
        using var made = v2.Server.ClientFor(secret);
        (await made.GetAsync("/api/v2/user/me", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var kept = (byte[]?)await v2.Server.Database.ReadAsync(session =>
            session.Prepared($"SELECT reply FROM idempotency_keys WHERE account_id = {account.Id}").ExecuteScalarAsync());
        kept.ShouldNotBeNull().Length.ShouldBeGreaterThan(first.Bytes.Length);
        Encoding.Latin1.GetString(kept).ShouldNotContain(secret);
    }

    [Fact]
    public async Task Of_thirty_concurrent_requests_for_keys_one_succeeds()
    {
        var account = await v2.Server.OpenAccountAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => account.Client.KeyedAsync("at-once", """{"name":"ci"}""", Keys)));

        var made = replies.Single(reply => reply is { Status: HttpStatusCode.Created, IsReplayed: false });
        foreach (var other in replies.Where(reply => reply != made))
        {
            if (other.Status == HttpStatusCode.Conflict)
            {
                other.ShouldRefuse(HttpStatusCode.Conflict, "conflict");
            }
            else
            {
                other.ShouldReplay(made);
            }
        }

        (await account.Client.GetJsonAsync(Keys)).Whole("total").ShouldBe(2);
    }

    [Fact]
    public async Task A_key_rotated_twice_is_rotated_once_and_another_key_is_another_request()
    {
        var account = await v2.Server.OpenAccountAsync();
        var (one, two) = (await CreateAsync(account, "one"), await CreateAsync(account, "two"));

        var first = await account.Client.KeyedAsync("rotate", """{"overlap_hours":1}""", $"{Keys}/{one}/rotate");
        var second = await account.Client.KeyedAsync("rotate", """{"overlap_hours":1}""", $"{Keys}/{one}/rotate");

        first.Status.ShouldBe(HttpStatusCode.OK, first.Text);
        second.ShouldReplay(first);
        (await account.Client.KeyedAsync("rotate", """{"overlap_hours":1}""", $"{Keys}/{two}/rotate"))
            .ShouldRefuse(HttpStatusCode.UnprocessableEntity, "idempotency_mismatch");
        (await account.Client.GetJsonAsync(Keys)).Whole("total").ShouldBe(4);
    }

    [Fact]
    public async Task A_refused_key_leaves_its_idempotency_key_unused()
    {
        var account = await v2.Server.OpenAccountAsync();

        (await account.Client.KeyedAsync("k", """{"name":""}""", Keys)).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "validation_error");
        var made = await account.Client.KeyedAsync("k", """{"name":"ci"}""", Keys);

        (made.Status, made.IsReplayed).ShouldBe((HttpStatusCode.Created, false), made.Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_uploaded_twice_is_kept_once_whatever_the_boundary(bool asForm)
    {
        var account = await v2.Server.OpenAccountAsync();
        var image = Samples.Png;

        var first = await UploadAsync(account, image, asForm, "one");
        var second = await UploadAsync(account, image, asForm, "another");

        first.Status.ShouldBe(HttpStatusCode.Created, first.Text);
        second.ShouldReplay(first);
        (await UploadAsync(account, Samples.Image(Media.ImageFormat.Png, width: 65), asForm, "one"))
            .ShouldRefuse(HttpStatusCode.UnprocessableEntity, "idempotency_mismatch");
        (await CountUploadsAsync(account)).ShouldBe(1);
        using var served = await account.Client.GetAsync(new Uri(second.Json.Text("url") ?? "").PathAndQuery, TestHttp.Ct);
        (await served.Content.ReadAsByteArrayAsync(TestHttp.Ct)).ShouldBe(image);
    }

    [Fact]
    public async Task An_upload_that_lost_the_race_leaves_no_file()
    {
        var account = await v2.Server.OpenAccountAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => UploadAsync(account, Samples.Png, asForm: false, "x")));

        replies.Count(reply => reply is { Status: HttpStatusCode.Created, IsReplayed: false }).ShouldBe(1);
        replies.ShouldAllBe(reply => reply.Status == HttpStatusCode.Created || reply.Status == HttpStatusCode.Conflict);
        (await CountUploadsAsync(account)).ShouldBe(1);
    }

    [Fact]
    public async Task A_recording_transcribed_twice_is_charged_once_whatever_the_boundary()
    {
        var account = await v2.Server.OpenAccountAsync();
        var sound = await Samples.SoundAsync("wav");

        var first = await account.Client.KeyedAsync("stt", Recording(sound, "one"), "/api/v2/stt");
        var uploads = await CountUploadsAsync(account);
        var second = await account.Client.KeyedAsync("stt", Recording(sound, "another"), "/api/v2/stt");

        first.Status.ShouldBe(HttpStatusCode.OK, first.Text);
        second.ShouldReplay(first);
        (await account.Client.KeyedAsync("stt", Recording([.. sound, 0], "one"), "/api/v2/stt"))
            .ShouldRefuse(HttpStatusCode.UnprocessableEntity, "idempotency_mismatch");
        (await account.Client.CountAsync()).ShouldBe(1);
        (await CountUploadsAsync(account)).ShouldBe(uploads);
    }

    private Task<long> CountUploadsAsync(TestAccount account) => v2.Server.CountAsync($"uploads WHERE account_id = {account.Id}");

    private static MultipartFormDataContent Recording(byte[] sound, string boundary) => new(boundary)
    {
        { new StringContent("whisper"), "model" },
        { new ByteArrayContent(sound), "audio", "speech.wav" },
    };

    private static Task<KeyedReply> UploadAsync(TestAccount account, byte[] content, bool asForm, string boundary)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        HttpContent body = asForm ? new MultipartFormDataContent(boundary) { { file, "file", "a.png" } } : file;
        return account.Client.KeyedAsync("upload", body, "/api/v2/uploads");
    }

    private static async Task<long> CreateAsync(TestAccount account, string name) =>
        (await account.Client.PostTextAsync(Keys, $$"""{"name":"{{name}}"}""").JsonAsync()).Whole("id");
}
