using System.Net;
using System.Net.Sockets;
using System.Text;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Idempotency;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Http.Multipart;

/// <summary>
/// A form that is broken is refused with an error of the dialect, costs nothing, stores nothing and leaves no temporary file, on every
/// route that takes one.
/// </summary>
[OneEngine]
public sealed class BrokenFormsTests(MultipartServer host) : IClassFixture<MultipartServer>
{
    private const string Usual = "multipart/form-data; boundary=edge";
    private const string End = "--edge--\r\n";

    public static TheoryData<string> Routes => FormRoutes.All;

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Is_refused_and_costs_nothing(string route)
    {
        var account = await host.Server.OpenAccountAsync();
        var (head, temporary) = (await FormRoutes.HeadAsync(route, account), new TemporaryFormFiles());
        var whole = string.Concat((await FormRoutes.PartsAsync(route)).Select(Text));
        var wrong = new List<string>();
        foreach (var (name, type, body) in Broken(whole, await FormRoutes.PartsAsync(route)))
        {
            var reply = await RawClient.SendAsync(host.Server, $"{head}Content-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
            if (!IsRefusal(reply))
            {
                wrong.Add($"{name}: {reply[..Math.Min(reply.Length, 800)]}");
            }
        }

        wrong.ShouldBeEmpty();
        await ShouldBeUntouchedAsync(account, temporary);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Is_refused_if_it_is_not_as_long_as_it_says(string route)
    {
        var account = await host.Server.OpenAccountAsync();
        var (head, temporary) = ($"{await FormRoutes.HeadAsync(route, account)}Content-Type: {Usual}\r\nConnection: close\r\n", new TemporaryFormFiles());
        var body = string.Concat((await FormRoutes.PartsAsync(route)).Select(Text)) + End;

        // Too short, too long, a chunk that is not one, no last chunk; the client sends nothing more after what it has sent.
        string[] replies =
        [
            await RawClient.SendAsync(host.Server, $"{head}Content-Length: {body.Length - 20}\r\n\r\n{body}"),
            await RawClient.SendAsync(host.Server, $"{head}Content-Length: {body.Length + 20}\r\n\r\n{body[..^20]}", isCut: true),
            await RawClient.SendAsync(host.Server, $"{head}Transfer-Encoding: chunked\r\n\r\nzz\r\n{body}\r\n0\r\n\r\n", isCut: true),
            await RawClient.SendAsync(host.Server, $"{head}Transfer-Encoding: chunked\r\n\r\n{body.Length - 20:x}\r\n{body[..^20]}\r\n", isCut: true),
        ];

        replies.Where(reply => reply.Length > 0 && !reply.StartsWith("HTTP/1.1 4", StringComparison.Ordinal)).ShouldBeEmpty();
        await ShouldBeUntouchedAsync(account, temporary);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Is_forgotten_when_its_client_leaves_in_the_middle(string route)
    {
        var account = await host.Server.OpenAccountAsync();
        var head = await FormRoutes.HeadAsync(route, account);
        var body = string.Concat((await FormRoutes.PartsAsync(route)).Select(Text)) + End;
        var all = new TemporaryFormFiles();
        foreach (var isReset in (bool[])[true, false])
        {
            var temporary = new TemporaryFormFiles();
            using var client = new TcpClient { LingerState = new(isReset, 0) };
            await client.ConnectAsync(host.Server.Url.Host, host.Server.Url.Port, TestHttp.Ct);
            await client.GetStream().WriteAsync(
                Encoding.Latin1.GetBytes($"{head}Content-Type: {Usual}\r\nContent-Length: {body.Length}\r\n\r\n{body[..^2000]}"), TestHttp.Ct);
            await temporary.ShouldComeAsync();
        }

        await ShouldBeUntouchedAsync(account, all);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task With_a_file_over_the_limit_is_refused_by_the_limit(string route)
    {
        var account = await host.Server.OpenAccountAsync();
        var (head, temporary) = (await FormRoutes.HeadAsync(route, account), new TemporaryFormFiles());
        var large = new string('a', MultipartServer.MaxFileBytes + 1);
        var body = string.Concat((await FormRoutes.PartsAsync(route)).Select(part => Text(part.File is null ? part : part with { Content = large }))) + End;

        using var request = new HttpRequestMessage(new HttpMethod(head[..head.IndexOf(' ', StringComparison.Ordinal)]), head.Split(' ')[1])
        {
            Content = new ByteArrayContent(Encoding.Latin1.GetBytes(body)),
        };
        request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(Usual);
        using var reply = await account.Client.SendAsync(request, TestHttp.Ct);

        reply.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await reply.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain("at most 0.25 MB");
        await ShouldBeUntouchedAsync(account, temporary);
    }

    private static IEnumerable<(string Name, string Type, string Body)> Broken(string whole, IReadOnlyList<FormRoutes.RawPart> parts)
    {
        var (file, texts) = (parts[^1], string.Concat(parts.SkipLast(1).Select(Text)));
        yield return ("no boundary", "multipart/form-data", whole + End);
        yield return ("an empty boundary", "multipart/form-data; boundary=", whole + End);
        yield return ("an empty quoted boundary", "multipart/form-data; boundary=\"\"", whole + End);
        yield return ("a long boundary", $"multipart/form-data; boundary={new string('a', 200)}", whole + End);
        yield return ("another boundary", "multipart/form-data; boundary=ridge", whole + End);
        yield return ("no last boundary", Usual, whole);
        yield return ("an end in the middle", Usual, whole[..(whole.Length / 2)]);
        yield return ("an empty body", Usual, "");
        yield return ("another charset", $"{Usual}; charset=utf-16", whole + End);
        yield return ("another type", "multipart/mixed; boundary=edge", whole + End);
        yield return ("a part without headers", Usual, $"--edge\r\n\r\n\r\n{whole}{End}");
        yield return ("a part without a disposition", Usual, $"--edge\r\nContent-Type: text/plain\r\n\r\nx\r\n{whole}{End}");
        yield return ("an attachment", Usual, $"--edge\r\nContent-Disposition: attachment; name=\"x\"\r\n\r\nx\r\n{whole}{End}");
        yield return ("a part without a name", Usual, $"--edge\r\nContent-Disposition: form-data\r\n\r\nx\r\n{whole}{End}");
        yield return ("a part with an empty name", Usual, $"--edge\r\nContent-Disposition: form-data; name=\"\"\r\n\r\nx\r\n{whole}{End}");
        yield return ("a header that is none", Usual, $"--edge\r\nContent-Disposition\r\n\r\nx\r\n{whole}{End}");
        yield return ("many headers", Usual, Text(file with { Headers = string.Concat(Enumerable.Range(0, 1000).Select(number => $"X-{number}: 1\r\n")) + file.Headers }) + End);
        yield return ("a long header", Usual, Text(file with { Headers = $"X-Long: {new string('a', 100_000)}\r\n{file.Headers}" }) + End);
        yield return ("many parts", Usual, string.Concat(Enumerable.Range(0, 1000).Select(number => Field($"field{number}", "x"))) + whole + End);
        yield return ("a long text", Usual, Field("prompt", new string('a', 70_000)) + whole + End);
        yield return ("a text in another charset", Usual, Field("prompt", "x", "\r\nContent-Type: text/plain; charset=utf-16") + whole + End);
        yield return ("a text that is not UTF-8", Usual, Field("prompt", "caf\xe9") + whole + End);
        yield return ("an empty file", Usual, texts + Text(file with { Content = "" }) + End);
        yield return ("a file that is none", Usual, texts + Text(file with { Content = "hello" }) + End);
        if (file.File is not "input_reference")
        {
            yield return ("no file", Usual, texts + End);
            yield return ("a file under a name of 10,000 characters", Usual, texts + Text(file with { Headers = $"Content-Disposition: form-data; name=\"{new string('n', 10_000)}\"; filename=\"a\"" }) + End);
        }

        if (texts.Length > 0)
        {
            yield return ("a name given twice", Usual, texts + whole + End);
            yield return ("a file in place of a text", Usual, string.Concat(parts.Select(part => Text(part.File is null ? part with { Headers = $"{part.Headers}; filename=\"a.txt\"" } : part))) + End);
            yield return ("an unknown name", Usual, Field(new string('n', 10_000), "x") + whole + End);
        }
    }

    private static string Field(string name, string value, string headers = "") =>
        $"--edge\r\nContent-Disposition: form-data; name=\"{name}\"{headers}\r\n\r\n{value}\r\n";

    private static string Text(FormRoutes.RawPart part) => $"--edge\r\n{part.Headers}\r\n\r\n{part.Content}\r\n";

    // The error names what is wrong, and does not send back all that was sent.
    private static bool IsRefusal(string reply)
    {
        var body = reply.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return reply.StartsWith("HTTP/1.1 4", StringComparison.Ordinal) && reply.Length < 5000
            && reply.Contains("Content-Type: application/json", StringComparison.OrdinalIgnoreCase) && reply.IndexOf('{', Math.Max(body, 0)) > 0;
    }

    private async Task ShouldBeUntouchedAsync(TestAccount account, TemporaryFormFiles temporary)
    {
        await temporary.ShouldGoAsync();
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        (await account.Client.CountAsync()).ShouldBe(0);
        (await host.Server.CountAsync($"uploads WHERE account_id = {account.Id}")).ShouldBe(0);
    }
}
