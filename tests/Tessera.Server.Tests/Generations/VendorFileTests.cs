using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Tessera.Media;
using Tessera.Server.Artifacts;
using Tessera.Server.Tests.Artifacts;
using Tessera.Testing.Vendors;

namespace Tessera.Server.Tests.Generations;

/// <summary>What a vendor really hands over as its result, from the request to the file and the charge.</summary>
public sealed class VendorFileTests(ImageVendorServer vendor) : IClassFixture<ImageVendorServer>
{
    private const long Uncharged = 1000;
    private const long Charged = Uncharged - ImageVendorServer.Price;

    private static readonly string Base64 = Convert.ToBase64String(Samples.Png);
    private static readonly string DataUri = $"data:image/png;base64,{Base64}";

    public static TheoryData<string> Forms =>
    [
        """[{"b64_json":"","url":"DATA"}]""",
        """[{"b64_json":null,"url":"DATA"}]""",
        """[{"b64_json":"B64","url":""}]""",
        """[{"b64_json":"DATA"}]""",
        """[{"b64_json":"BARE"}]""",
        """[{"url":"URLSAFE"}]""",
        """[null,{"b64_json":"B64"}]""",
        """[{"b64_json":null,"url":null},{"b64_json":"B64"}]""",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task An_image_is_found_in_every_form_that_relays_return(string form)
    {
        var data = form.Replace("DATA", DataUri, StringComparison.Ordinal).Replace("B64", Base64, StringComparison.Ordinal)
            .Replace("BARE", Base64.TrimEnd('='), StringComparison.Ordinal)
            .Replace("URLSAFE", $"data:image/png;base64,{Base64.Replace('+', '-').Replace('/', '_')}", StringComparison.Ordinal);

        var (made, left) = await vendor.MakeAsync($$"""{"data":{{data}}}""", "png");

        (made.Text("status"), left).ShouldBe(("completed", Charged), made.ToString());
        (await vendor.FileOfAsync(made)).ShouldBe(Samples.Png);
    }

    [Fact]
    public async Task An_image_that_is_billed_by_tokens_costs_what_was_counted()
    {
        var (made, _) = await vendor.MakeAsync("{\"data\":[{\"b64_json\":\"" + Base64 + "\"}],\"usage\":{\"input_tokens\":20,\"output_tokens\":1000}}", "png");

        var cost = await vendor.Server.Database.ReadAsync(session =>
            session.Prepared($"SELECT cost_micro_usd FROM generations WHERE id = {made.Whole("id")}").ExecuteScalarAsync());
        cost.ShouldBe(30_100L);
    }

    [Fact]
    public async Task A_link_on_the_providers_own_private_origin_is_fetched_without_its_key()
    {
        vendor.Stub.On("GET /cdn/a.png", StubAnswers.Bytes(200, Samples.Png, "image/png"));

        var (made, left) = await vendor.MakeAsync([new { url = Own("/cdn/a.png") }]);

        (made.Text("status"), left).ShouldBe(("completed", Charged), made.ToString());
        vendor.Stub.Requests.Single(request => request.IsTo("GET /cdn/a.png")).Headers.Keys.ShouldNotContain("authorization");
    }

    [Fact]
    public async Task Every_other_private_address_is_refused_as_before_also_behind_a_redirect_of_the_origin()
    {
        await using var other = RawServer.Start("127.0.0.1", static (_, stream, ct) => RawServer.AnswerAsync(stream, Samples.Png, ct));
        var stranger = $"http://127.0.0.1:{other.Port}/secret.png";
        vendor.Stub.On("GET /to-other", Redirect(stranger)).On("GET /to-own", Redirect(Own("/behind.png")))
            .On("GET /behind.png", StubAnswers.Bytes(200, Samples.Png, "image/png"));
        string[] links =
        [
            stranger, Own("/to-other"), Own("/to-own"),
            Own("/a.png").Replace("127.0.0.1", "localhost", StringComparison.Ordinal),
            Own("/a.png").Replace("http://", "https://", StringComparison.Ordinal),
        ];

        foreach (var link in links)
        {
            var (made, left) = await vendor.MakeAsync([new { url = link }]);
            (made.Text("status"), left).ShouldBe(("failed", Uncharged), link);
        }

        other.Connections.ShouldBe(0);
        vendor.Stub.Requests.ShouldNotContain(request => request.IsTo("GET /behind.png") || request.IsTo("GET /a.png"));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    [InlineData(425)]
    [InlineData(429)]
    [InlineData(502)]
    public async Task A_fresh_link_that_does_not_answer_yet_is_retried(int status)
    {
        var notYet = StubAnswers.Body(status, "not yet", "text/html");
        vendor.Stub.On($"GET /fresh/{status}.png", notYet, notYet, StubAnswers.Bytes(200, Samples.Png, "image/png"));

        var (made, left) = await vendor.MakeAsync([new { url = Own($"/fresh/{status}.png") }]);

        (made.Text("status"), left).ShouldBe(("completed", Charged), made.ToString());
        vendor.Stub.Requests.Count(request => request.IsTo($"GET /fresh/{status}.png")).ShouldBe(3);
    }

    [Theory]
    [InlineData("rights", true)]
    [InlineData("never", false)]
    public async Task A_file_that_ends_short_is_fetched_three_times_and_a_status_counts_for_nothing(string path, bool getsRight)
    {
        var notYet = StubAnswers.Body(404, "not yet", "text/html");
        var whole = StubAnswers.Bytes(200, Samples.Png, "image/png");
        vendor.Stub.On($"GET /short/{path}.png", notYet, notYet, Short, notYet, Short, getsRight ? whole : Short, whole);

        var (made, left) = await vendor.MakeAsync([new { url = Own($"/short/{path}.png") }]);

        (made.Text("status"), left).ShouldBe(getsRight ? ("completed", Charged) : ("failed", Uncharged), made.ToString());
        vendor.Stub.Requests.Count(request => request.IsTo($"GET /short/{path}.png")).ShouldBe(6);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task An_unrequested_compressed_reply_is_decoded(string coding)
    {
        var reply = Encoding.UTF8.GetBytes($$"""{"data":[{"b64_json":"{{Base64}}"}]}""");

        var (made, left) = await vendor.MakeAsync(StubAnswers.Bytes(200, Compressed(reply, coding), "application/json", ("Content-Encoding", coding)), "png");

        (made.Text("status"), left).ShouldBe(("completed", Charged), made.ToString());
        vendor.Stub.Requests[^1].Headers.Keys.ShouldNotContain("accept-encoding");
    }

    [Theory]
    [InlineData(ImageFormat.Png, 0.5)]
    [InlineData(ImageFormat.Png, 0.95)]
    [InlineData(ImageFormat.Jpeg, 0.5)]
    [InlineData(ImageFormat.Webp, 0.5)]
    public async Task A_truncated_image_is_a_failed_result_and_costs_nothing(ImageFormat format, double share)
    {
        var whole = Samples.Image(format, 400, 300);
        var cut = whole[..(int)(whole.Length * share)];

        var (made, left) = await vendor.MakeAsync([new { b64_json = Convert.ToBase64String(cut) }], $"{format}".ToLowerInvariant());

        (made.Text("status"), left).ShouldBe(("failed", Uncharged), made.ToString());
        made.Text("error").ShouldNotBeNull().ShouldContain("The end of the file is missing");
    }

    // The vendor has one format whatever it is asked for; webp is what the model makes when nothing is said.
    [Theory]
    [InlineData("png", "jpeg")]
    [InlineData("png", "webp")]
    [InlineData("png", null)]
    [InlineData("webp", "png")]
    [InlineData("jpeg", "png")]
    [InlineData("gif", "jpeg")]
    public async Task An_image_in_another_format_than_was_requested_is_converted(string sent, string? asked)
    {
        var content = sent == "gif"
            ? await Samples.FfmpegAsync("gif", "-f", "lavfi", "-i", "color=red:s=300x200:d=0.04", "-frames:v", "1")
            : sent == "jpeg" ? Samples.TurnedJpeg(200, 300) : Samples.Image(Enum.Parse<ImageFormat>(sent, ignoreCase: true), 300, 200);

        var (made, left) = await vendor.MakeAsync($$"""{"data":[{"b64_json":"{{Convert.ToBase64String(content)}}"}]}""", asked);

        (made.Text("status"), left).ShouldBe(("completed", Charged), made.ToString());
        var file = await vendor.FileOfAsync(made);
        var facts = made.GetProperty("result_metadata");
        FileType.Recognise(file)?.Format.ShouldBe(asked ?? "webp");
        (facts.Text("format"), facts.Whole("width"), facts.Whole("height"), facts.Whole("bytes")).ShouldBe((asked ?? "webp", 300, 200, file.Length));
        RasterImage.Measure(file).ShouldBe((300, 200));
        using var pixels = RasterImage.Decode(file);
        pixels.ToPixels()[3].ShouldBe((byte)255);
    }

    private string Own(string path) => $"{vendor.Stub.Address.AbsoluteUri.TrimEnd('/')}{path}";

    private static byte[] Compressed(byte[] content, string coding)
    {
        using var kept = new MemoryStream();
        using (Stream coder = coding switch
        {
            "gzip" => new GZipStream(kept, CompressionMode.Compress),
            "deflate" => new ZLibStream(kept, CompressionMode.Compress),
            _ => new BrotliStream(kept, CompressionMode.Compress),
        })
        {
            coder.Write(content);
        }

        return kept.ToArray();
    }

    // The server closes the connection after an answer shorter than it said.
    private static RequestDelegate Short => StubAnswers.Bytes(200, Samples.Png, "image/png", ("Content-Length", $"{2 * Samples.Png.Length}"));

    private static RequestDelegate Redirect(string to) => StubAnswers.Bytes(302, [], "text/plain", ("Location", to));
}
