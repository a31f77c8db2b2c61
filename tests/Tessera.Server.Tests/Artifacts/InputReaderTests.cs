using Tessera.Media;
using Tessera.Providers;
using Tessera.Server.Artifacts;
using Tessera.Server.Http;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Artifacts;

[OneEngine]
public sealed class InputReaderTests(ArtifactHost host) : IClassFixture<ArtifactHost>
{
    private static CancellationToken Ct => TestHttp.Ct;

    [Fact]
    public async Task A_file_on_the_internet_is_fetched_and_named_by_its_bytes_not_by_its_header()
    {
        await using var server = RawServer.Start(ArtifactHost.Internet, static (_, stream, ct) => RawServer.AnswerAsync(
            stream, $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {Samples.Png.Length}\r\n\r\n", Samples.Png, ct));

        var input = Accepted(await ReadAsync(host, $"http://{ArtifactHost.Internet}:{server.Port}/cat.html"));

        input.ContentType.ShouldBe("image/png");
        input.Content.ShouldBe(Samples.Png);
    }

    [Theory]
    [InlineData("data:image/png;base64,{0}")]
    [InlineData("DATA:image/png;BASE64,{0}")]
    [InlineData("data:;base64,{0}")]
    [InlineData("data:text/html;charset=utf-8;base64,{0}")]
    [InlineData("data:image/png;base64,{1}")]
    [InlineData("data:image/png;base64,\n{0}\n")]
    [InlineData("data:image/png;base64,{3}")]
    [InlineData("data:image/png;base64,{4}")]
    [InlineData("data:image/png; base64 ,{0}")]
    [InlineData("data:image/png,{2}")]
    [InlineData("data:,{2}")]
    public async Task A_data_uri_is_read_in_each_of_its_forms(string form)
    {
        var base64 = Convert.ToBase64String(Samples.Png);
        var percent = string.Concat(Samples.Png.Select(value => $"%{value:x2}"));

        var input = Accepted(await ReadAsync(host, string.Format(
            null, form, base64, Uri.EscapeDataString(base64), percent, base64.TrimEnd('='), base64.Replace('+', '-').Replace('/', '_'))));

        input.ContentType.ShouldBe("image/png");
        input.Content.ShouldBe(Samples.Png);
    }

    [Theory]
    [InlineData("data:", "no comma")]
    [InlineData("data:image/png;base64", "no comma")]
    [InlineData("data:image/png;base64,", "an empty file")]
    [InlineData("data:image/png;base64,####", "not valid base64")]
    [InlineData("data:image/png;base64,AAAA=AAA", "not valid base64")]
    [InlineData("data:image/png,%", "percent-encoded")]
    [InlineData("data:image/png,%4", "percent-encoded")]
    [InlineData("data:image/png,%zz", "percent-encoded")]
    [InlineData("data:image/png,\u043f", "percent-encoded")]
    [InlineData("data:image/png;base64,PHN2Zy8+", "3c7376672f3e")]
    [InlineData("data:image/png,hello", "68656c6c6f")]
    public async Task A_data_uri_without_an_image_is_refused_with_the_reason(string uri, string reason)
    {
        Refused(await ReadAsync(host, uri)).Message.ShouldContain(reason);
    }

    [Theory]
    [InlineData("data:image/png;base64,{0}")]
    [InlineData("data:image/png,{1}")]
    public async Task A_data_uri_that_is_too_large_is_refused_and_shown_shortened(string form)
    {
        await using var own = await ArtifactHost.StartNewAsync("--Tessera:Artifacts:MaxUploadBytes", "1000");
        var large = new byte[1001];
        Samples.Png.AsSpan(0, 100).CopyTo(large);
        var uri = string.Format(null, form, Convert.ToBase64String(large), string.Concat(large.Select(value => $"%{value:x2}")));

        var error = Refused(await ReadAsync(own, uri));

        error.Message.ShouldContain("too large");
        error.Message.Length.ShouldBeLessThan(200);
    }

    [Fact]
    public async Task A_file_of_ours_is_read_from_the_store_by_every_spelling_of_its_link()
    {
        var link = await StoreAsync(host);

        string[] spellings = [link, new Uri(link).PathAndQuery, $"{host.Server.Url}{new Uri(link).PathAndQuery[1..]}"];
        foreach (var spelling in spellings)
        {
            Accepted(await ReadAsync(host, spelling)).Content.ShouldBe(Samples.Png, spelling);
        }
    }

    [Fact]
    public async Task A_public_address_with_a_path_is_part_of_our_links()
    {
        await using var own = await ArtifactHost.StartNewAsync("--Tessera:PublicUrl", "https://ai.example.org/tessera/");
        var link = await StoreAsync(own);

        link.ShouldStartWith("https://ai.example.org/tessera/generations/5.png?sig=");
        Accepted(await ReadAsync(own, link)).Content.ShouldBe(Samples.Png);
        Accepted(await ReadAsync(own, link["https://ai.example.org/tessera".Length..])).Content.ShouldBe(Samples.Png);
        Refused(await ReadAsync(own, link + "x")).Message.ShouldContain("signature");
    }

    [Fact]
    public async Task A_link_of_ours_with_a_wrong_signature_or_without_its_file_is_refused_without_a_connection()
    {
        var link = await StoreAsync(host);

        Refused(await ReadAsync(host, link + "x")).Message.ShouldContain("signature is wrong");
        Refused(await ReadAsync(host, link.Split('?')[0])).Message.ShouldContain("signature is wrong");
        Refused(await ReadAsync(host, link.Replace("/5.png", "/6.png", StringComparison.Ordinal))).Message.ShouldContain("signature is wrong");
        await host.Get<ArtifactIntake>().DeleteAsync(5, "png");
        Refused(await ReadAsync(host, link)).Message.ShouldContain("has been deleted");
    }

    [Fact]
    public async Task A_file_of_ours_that_is_too_large_for_an_input_is_refused()
    {
        await using var own = await ArtifactHost.StartNewAsync("--Tessera:Artifacts:MaxUploadBytes", "50");

        Refused(await ReadAsync(own, await StoreAsync(own))).Message.ShouldContain("larger than");
    }

    [Theory]
    [InlineData("")]
    [InlineData("cat.png")]
    [InlineData("/cat.png")]
    [InlineData("ftp://example.org/cat.png")]
    [InlineData("s3://bucket/cat.png")]
    public async Task Anything_else_is_refused_with_the_forms_there_are(string url)
    {
        Refused(await ReadAsync(host, url)).Message.ShouldMatch("data: URI|no public address");
    }

    [Fact]
    public async Task A_file_of_another_kind_is_refused_with_its_kind_and_the_allowed_ones()
    {
        var sound = $"data:image/png;base64,{Convert.ToBase64String(await Samples.SoundAsync("wav"))}";

        var error = Refused(await ReadAsync(host, sound));

        error.Field.ShouldBe("image_url");
        error.Message.ShouldContain("audio/wav");
        error.Allowed.ShouldBe(["png", "jpeg", "webp", "gif"]);
    }

    [Fact]
    public async Task Audio_input_may_be_a_video_but_video_input_may_not_be_audio()
    {
        var video = $"data:;base64,{Convert.ToBase64String(await Samples.SoundAsync("webm", "-c:a", "libopus"))}";
        var sound = $"data:;base64,{Convert.ToBase64String(await Samples.SoundAsync("mp3"))}";

        Accepted(await ReadAsync(host, video, MediaKind.Audio)).ContentType.ShouldBe("video/webm");
        Refused(await ReadAsync(host, sound, MediaKind.Video)).Message.ShouldContain("audio/mpeg");
    }

    private static Task<InputResult> ReadAsync(ArtifactHost host, string url, MediaKind expected = MediaKind.Image) =>
        host.Get<InputReader>().ReadAsync("image_url", url, expected, Ct);

    private static async Task<string> StoreAsync(ArtifactHost host)
    {
        (await host.Get<ArtifactIntake>().StoreAsync(5, Samples.Png, MediaKind.Image, null, Ct)).ShouldBeOfType<IntakeResult.Stored>();
        return host.Get<SignedLinks>().ForGeneration(5, "png");
    }

    private static MediaInput Accepted(InputResult result) => result.ShouldBeOfType<InputResult.Read>(result.ToString()).Input;

    private static FieldError Refused(InputResult result) => result.ShouldBeOfType<InputResult.Refused>().Error;
}
