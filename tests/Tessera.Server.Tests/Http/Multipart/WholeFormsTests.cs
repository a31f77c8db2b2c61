using System.Globalization;
using System.Text;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Http.Multipart;

/// <summary>A whole form is read however it is written, on every route that takes one.</summary>
[OneEngine]
public sealed class WholeFormsTests(MultipartServer host) : IClassFixture<MultipartServer>
{
    private const string Usual = "multipart/form-data; boundary=edge";

    public static TheoryData<string> Routes => FormRoutes.All;

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Is_read_however_it_is_written(string route)
    {
        var parts = await FormRoutes.PartsAsync(route);
        var temporary = new TemporaryFormFiles();
        string[] replies =
        [
            await SendAsync(route, Body(parts), Usual),
            await SendAsync(route, Body(parts), "Multipart/Form-Data; charset=utf-8; Boundary=\"edge\""),
            await SendAsync(route, Body(parts, "an edge, (with) = all/of:it?"), "multipart/form-data; boundary=\"an edge, (with) = all/of:it?\""),
            await SendAsync(route, $"Before the first part.\r\n{Body(parts)}\r\nAfter the last.", Usual),
            await SendAsync(route, Body(parts).Replace("\r\nContent-D", " \t\r\ncontent-d", StringComparison.Ordinal), Usual),
            await SendAsync(route, Body([.. parts.Select(part => part with { Headers = $"X-Other: 1\r\n{part.Headers}\r\nContent-Type: application/octet-stream" })]), Usual),
            await SendAsync(route, Body(Named(parts, "filename*=UTF-8''%D0%BB%D0%B8%D1%81%D0%B0.png")), Usual),
            await SendAsync(route, Body(Named(parts, Encoding.Latin1.GetString("filename=\"лиса.png\""u8))), Usual),
            await SendAsync(route, Body(Named(parts, "filename=\"\"")), Usual),
            await SendAsync(route, Body(parts), Usual, "Expect: 100-continue\r\n"),
            await SendAsync(route, Chunked(Body(parts)), Usual, isChunked: true),
        ];

        replies.Select((reply, number) => (number, reply)).Where(made => !IsDone(made.reply)).ShouldBeEmpty();
        await temporary.ShouldGoAsync();
    }

    private static bool IsDone(string reply)
    {
        const string Continue = "HTTP/1.1 100 Continue\r\n\r\n";
        return (reply.StartsWith(Continue, StringComparison.Ordinal) ? reply[Continue.Length..] : reply).StartsWith("HTTP/1.1 2", StringComparison.Ordinal);
    }

    private static IEnumerable<FormRoutes.RawPart> Named(IEnumerable<FormRoutes.RawPart> parts, string fileName) =>
        parts.Select(part => part.File is null ? part : part with { Headers = $"Content-Disposition: form-data; name={part.File}; {fileName}" });

    private static string Body(IEnumerable<FormRoutes.RawPart> parts, string boundary = "edge") =>
        $"{string.Concat(parts.Select(part => $"--{boundary}\r\n{part.Headers}\r\n\r\n{part.Content}\r\n"))}--{boundary}--\r\n";

    private static string Chunked(string body) => string.Concat(
        body.Chunk(997).Select(chunk => $"{chunk.Length.ToString("x", CultureInfo.InvariantCulture)}\r\n{new string(chunk)}\r\n")) + "0\r\n\r\n";

    // Each request has an account of its own: a plan may limit what is made at once.
    private async Task<string> SendAsync(string route, string body, string type, string headers = "", bool isChunked = false)
    {
        var account = await host.Server.OpenAccountAsync();
        var framing = isChunked ? "Transfer-Encoding: chunked" : $"Content-Length: {body.Length}";
        return await RawClient.SendAsync(
            host.Server, $"{await FormRoutes.HeadAsync(route, account)}{headers}Content-Type: {type}\r\n{framing}\r\nConnection: close\r\n\r\n{body}");
    }
}
