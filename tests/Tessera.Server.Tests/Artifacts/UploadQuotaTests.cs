using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Artifacts.Uploads;
using Tessera.Server.Tests.Admin;
using Tessera.Server.Tests.Dialects.V2.Generations;
using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Artifacts;

/// <summary>What a plan lets an account hand in: files an hour, files and bytes at once, by whatever route they come.</summary>
public sealed class UploadQuotaTests : IAsyncLifetime
{
    // Three images of 1 MB fit, and a fourth does not; of the plan basic two files, of pro two an hour.
    private const string Plans = """
        { "plans": [
          { "slug": "free", "has_api": true, "upload_bytes": 3500000 },
          { "slug": "basic", "has_api": true, "upload_files": 2 },
          { "slug": "pro", "has_api": true, "hourly_uploads": 2 }
        ] }
        """;

    private static readonly byte[] Image = [.. Samples.Png, .. new byte[1_000_000 - Samples.Png.Length]];

    private readonly ManualClock _time = new();
    private TestServer? _server;

    private TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _server = await TestServer.StartWithModelsAsync(
        Plans, builder => builder.Services.AddSingleton<TimeProvider>(_time), []);

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    [Fact]
    public async Task Bytes_over_the_plan_are_refused_with_a_message_until_earlier_files_expire()
    {
        var (account, other) = (await Server.OpenAccountAsync("free"), await Server.OpenAccountAsync("free"));
        for (var count = 0; count < 3; count++)
        {
            (await UploadAsync(account.Client)).Status.ShouldBe(HttpStatusCode.Created);
        }

        var (status, error, retryAfter) = await UploadAsync(account.Client);
        var balance = (await account.Client.GetJsonAsync("/api/v2/user/balance")).GetProperty("uploads");
        var (_, list, _) = await Command.RunAsync("admin", "account", "list", "--json", "--data", Server.DataDirectory);

        (status, error.Text("error"), retryAfter).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "payload_too_large", TimeSpan.FromHours(24)));
        error.Text("message").ShouldNotBeNull().ShouldContain("'free' keeps 3.5 MB of uploads at once; 3 MB are kept and this file has 1 MB");
        error.GetProperty("details").Whole("stored_bytes").ShouldBe(3_000_000);
        (balance.Whole("bytes"), balance.Whole("limit_bytes"), balance.Whole("files"), balance.Whole("last_hour")).ShouldBe((3_000_000, 3_500_000, 3, 3));
        var row = JsonElement.Parse(list).GetProperty("items").EnumerateArray().Single(row => row.Whole("id") == account.Id.Value);
        (row.Whole("upload_files"), row.Whole("upload_bytes")).ShouldBe((3, 3_000_000));
        Directory.EnumerateFiles(Server.DataDirectory, "*.png", SearchOption.AllDirectories).Count().ShouldBe(3);
        (await UploadAsync(other.Client)).Status.ShouldBe(HttpStatusCode.Created);

        _time.Advance(TimeSpan.FromHours(24));
        await Server.Services.GetRequiredService<RemoveExpiredUploads>().RunAsync(TestHttp.Ct);

        (await UploadAsync(account.Client)).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Files_at_once_and_files_an_hour_are_limited()
    {
        var (basic, pro) = (await Server.OpenAccountAsync("basic"), await Server.OpenAccountAsync("pro"));
        foreach (var client in new[] { basic.Client, basic.Client, pro.Client, pro.Client })
        {
            (await UploadAsync(client)).Status.ShouldBe(HttpStatusCode.Created);
        }

        var third = await UploadAsync(basic.Client);
        var often = await UploadAsync(pro.Client);
        _time.Advance(TimeSpan.FromHours(1));

        (third.Status, third.Body.Text("error"), third.RetryAfter).ShouldBe((HttpStatusCode.TooManyRequests, "rate_limit_exceeded", TimeSpan.FromHours(24)));
        (often.Status, often.Body.Text("error"), often.RetryAfter).ShouldBe((HttpStatusCode.TooManyRequests, "rate_limit_exceeded", TimeSpan.FromHours(1)));
        often.Body.Whole("limit_hour").ShouldBe(2);
        (await UploadAsync(pro.Client)).Status.ShouldBe(HttpStatusCode.Created);
        (await UploadAsync(basic.Client)).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Many_concurrent_attempts_do_not_exceed_it()
    {
        var account = await Server.OpenAccountAsync("free");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => UploadAsync(account.Client)));

        outcomes.Count(outcome => outcome.Status == HttpStatusCode.Created).ShouldBe(3);
        outcomes.Count(outcome => outcome.Status == HttpStatusCode.RequestEntityTooLarge).ShouldBe(17);
        Directory.EnumerateFiles(Server.DataDirectory, "*.png", SearchOption.AllDirectories).Count().ShouldBe(3);
    }

    [Fact]
    public async Task The_files_that_a_call_brings_count_too()
    {
        var account = await Server.OpenAccountAsync("basic");
        var uri = $"data:image/png;base64,{Convert.ToBase64String(Samples.Png)}";
        var call = $$"""{"model":"remove-bg","image_url":"{{uri}}"}""";
        await account.Client.GenerateAsync(call);
        await account.Client.GenerateAsync(call);
        var before = await account.Client.TokensAsync();

        var refused = await account.Client.PostTextAsync(GenerateRequests.Path, call).RefusedAsync(HttpStatusCode.TooManyRequests, "rate_limit_exceeded");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(await Samples.SoundAsync("mp3")), "audio", "a.mp3" } };
        var transcription = await account.Client.PostAsync("/api/v2/stt", form, TestHttp.Ct).RefusedAsync(HttpStatusCode.TooManyRequests, "rate_limit_exceeded");

        refused.GetProperty("details").Whole("limit_files").ShouldBe(2);
        transcription.GetProperty("details").Whole("limit_files").ShouldBe(2);
        (await account.Client.TokensAsync()).ShouldBe(before);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body, TimeSpan? RetryAfter)> UploadAsync(HttpClient client)
    {
        using var body = new ByteArrayContent(Image);
        body.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var reply = await client.PostAsync("/api/v2/uploads", body, TestHttp.Ct);
        return (reply.StatusCode, JsonElement.Parse(await reply.Content.ReadAsStringAsync(TestHttp.Ct)), reply.Headers.RetryAfter?.Delta);
    }
}
