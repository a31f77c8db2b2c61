using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tessera.Server.Artifacts.Uploads;

namespace Tessera.Server.Tests.Artifacts;

public abstract class UploadFileTests(ArtifactHost host)
{
    private static readonly string[] SmallUploads = ["--Tessera:Artifacts:MaxUploadBytes", "100000"];

    private static CancellationToken Ct => TestHttp.Ct;

    [Theory]
    [InlineData("image/png")]
    [InlineData("image/gif")]
    [InlineData("application/octet-stream")]
    public async Task A_body_is_kept_for_a_day_as_the_type_that_its_bytes_show(string declared)
    {
        using var reply = await PostAsync(host, Samples.Png, declared);
        var body = await reply.Content.ReadFromJsonAsync<JsonElement>(Ct);

        reply.StatusCode.ShouldBe(HttpStatusCode.Created);
        body.Text("content_type").ShouldBe("image/png");
        body.Whole("bytes").ShouldBe(Samples.Png.Length);
        body.Text("url")!.ShouldStartWith($"{host.Server.Url}uploads/{body.Text("id")}.png?sig=");
        var left = body.GetProperty("expires_at").GetDateTimeOffset() - host.Time.GetUtcNow();
        left.TotalHours.ShouldBe(24, 0.1);
        using var served = await host.GetAsync(body.Text("url")!);
        (await served.Content.ReadAsByteArrayAsync(Ct)).ShouldBe(Samples.Png);
    }

    [Fact]
    public async Task A_form_is_accepted_whatever_the_name_of_its_file()
    {
        using var form = Form("file", await Samples.SoundAsync("mp3"), "../../etc/passwd.html", "text/html");

        using var reply = await host.Server.Owner.PostAsync("/api/v2/uploads", form, Ct);
        var body = await reply.Content.ReadFromJsonAsync<JsonElement>(Ct);

        reply.StatusCode.ShouldBe(HttpStatusCode.Created);
        body.Text("content_type").ShouldBe("audio/mpeg");
        new Uri(body.Text("url")!).AbsolutePath.ShouldMatch("^/uploads/[0-9a-f]{32}\\.mp3$");
    }

    [Theory]
    [InlineData("form-data; name=\"file\"; filename=\"\"", "image/png")]
    [InlineData("form-data; name=\"file\"", "image/png")]
    [InlineData("form-data; name=file", null)]
    [InlineData("Form-Data; Name=\"file\"; filename*=UTF-8''%D0%BF.png", null)]
    public async Task A_file_in_a_form_needs_no_file_name_and_no_type(string disposition, string? type)
    {
        var part = new StringBuilder($"--edge\r\nContent-Disposition: {disposition}\r\n").Append(type is null ? "" : $"Content-Type: {type}\r\n").Append("\r\n");
        byte[] form = [.. Encoding.ASCII.GetBytes(part.ToString()), .. Samples.Png, .. "\r\n--edge--\r\n"u8];

        using var reply = await PostAsync(host, form, "Multipart/Form-Data; Boundary=edge");
        var body = await reply.Content.ReadFromJsonAsync<JsonElement>(Ct);

        reply.StatusCode.ShouldBe(HttpStatusCode.Created, body.ToString());
        using var served = await host.GetAsync(body.Text("url")!);
        (await served.Content.ReadAsByteArrayAsync(Ct)).ShouldBe(Samples.Png);
    }

    [Theory]
    [InlineData("IMAGE/PNG")]
    [InlineData("image/png; charset=binary")]
    [InlineData("Application/Octet-Stream")]
    public async Task Capitals_and_parameters_of_a_type_mean_nothing(string declared)
    {
        using var reply = await PostAsync(host, Samples.Png, declared);

        reply.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_taken()
    {
        var before = await host.CountUploadsAsync();
        using var stranger = host.Server.ClientFor(key: null);

        using var reply = await stranger.PostAsync("/api/v2/uploads", Body(Samples.Png, "image/png"), Ct);

        reply.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await host.CountUploadsAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "3c73766720786d6c")]
    [InlineData("", "an empty file")]
    public async Task A_file_of_an_unknown_type_is_refused_with_its_type_and_the_allowed_ones(string content, string seen)
    {
        var error = await RefusedAsync(host, Body(Encoding.UTF8.GetBytes(content), "image/png"), HttpStatusCode.UnprocessableEntity);

        error.Text("error").ShouldBe("validation_error");
        var field = error.GetProperty("details").GetProperty("fields")[0];
        field.Text("field").ShouldBe("file");
        field.Text("message")!.ShouldContain(seen);
        field.GetProperty("allowed").EnumerateArray().Select(format => format.GetString()).ShouldContain("webp");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/html")]
    [InlineData(null)]
    public async Task A_body_declared_as_other_than_media_is_refused(string? declared)
    {
        var error = await RefusedAsync(host, Body(Samples.Png, declared), HttpStatusCode.UnsupportedMediaType);

        error.Text("error").ShouldBe("unsupported_media_type");
        error.Text("message")!.ShouldContain(declared ?? "none");
    }

    [Fact]
    public async Task A_form_without_the_part_file_is_refused_with_its_parts()
    {
        var error = await RefusedAsync(host, Form("picture", Samples.Png, "a.png", "image/png"), HttpStatusCode.UnprocessableEntity);

        error.GetProperty("details").GetProperty("fields")[0].Text("message")!.ShouldContain("it has picture");
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_broken_form_is_a_bad_request(string declared)
    {
        var error = await RefusedAsync(host, Body("--x\r\nContent-Disposition: form-data; na"u8.ToArray(), declared), HttpStatusCode.BadRequest);

        error.Text("error").ShouldBe("bad_request");
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_file_that_is_too_large_is_refused_by_the_limit_of_the_file(bool asForm, bool isChunked)
    {
        await using var own = await host.StartAnotherAsync(SmallUploads);
        var large = new byte[asForm ? 250_000 : 100_001];
        Samples.Png.CopyTo(large, 0);
        HttpContent content = asForm ? Form("file", large, "a.png", "image/png") : Body(large, "image/png");

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/uploads") { Content = content };
        request.Headers.TransferEncodingChunked = isChunked;
        using var reply = await own.Server.Owner.SendAsync(request, Ct);
        var error = await reply.Content.ReadFromJsonAsync<JsonElement>(Ct);

        reply.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        error.Text("error").ShouldBe("payload_too_large");
        error.GetProperty("details").Whole("limit_bytes").ShouldBe(100_000);
        (await own.CountUploadsAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData(100_000, HttpStatusCode.Created)]
    [InlineData(100_001, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_file_in_a_form_may_be_as_large_as_one_without(int bytes, HttpStatusCode status)
    {
        await using var own = await host.StartAnotherAsync(SmallUploads);
        var file = new byte[bytes];
        Samples.Png.CopyTo(file, 0);

        using var reply = await own.Server.Owner.PostAsync("/api/v2/uploads", Form("file", file, "a.png", "image/png"), Ct);

        reply.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task An_upload_is_removed_when_it_expires_and_not_before()
    {
        await using var own = await host.StartAnotherAsync();
        using var reply = await PostAsync(own, Samples.Png, "image/png");
        var url = (await reply.Content.ReadFromJsonAsync<JsonElement>(Ct)).Text("url")!;

        own.Time.Advance(TimeSpan.FromHours(23.9));
        await own.Get<RemoveExpiredUploads>().RunAsync(Ct);
        using var before = await own.GetAsync(url);
        own.Time.Advance(TimeSpan.FromHours(0.2));
        await own.Get<RemoveExpiredUploads>().RunAsync(Ct);
        using var after = await own.GetAsync(url);

        before.StatusCode.ShouldBe(HttpStatusCode.OK);
        after.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await own.CountUploadsAsync()).ShouldBe(0);
    }

    private static Task<HttpResponseMessage> PostAsync(ArtifactHost host, byte[] content, string? declared) =>
        host.Server.Owner.PostAsync("/api/v2/uploads", Body(content, declared), Ct);

    private static async Task<JsonElement> RefusedAsync(ArtifactHost host, HttpContent content, HttpStatusCode status)
    {
        using var reply = await host.Server.Owner.PostAsync("/api/v2/uploads", content, Ct);
        reply.StatusCode.ShouldBe(status);
        return await reply.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private static ByteArrayContent Body(byte[] content, string? declared)
    {
        var body = new ByteArrayContent(content);
        body.Headers.ContentType = declared is null ? null : MediaTypeHeaderValue.Parse(declared);
        return body;
    }

    private static MultipartFormDataContent Form(string name, byte[] content, string fileName, string declared) =>
        new() { { Body(content, declared), name, fileName } };
}
