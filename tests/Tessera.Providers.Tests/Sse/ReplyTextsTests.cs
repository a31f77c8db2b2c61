using System.Text;
using Tessera.Providers.Sse;

namespace Tessera.Providers.Tests.Sse;

public sealed class ReplyTextsTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("data: a\n\ndata: b\n\n", "a|b")]
    [InlineData("data:a\r\n\r\ndata: b\r\rdata:  c\n\n", "a|b| c")]
    [InlineData(": comment\n\n:\n\ndata: a\n\n", "a")]
    [InlineData("\n\n\n\ndata: a\n\n", "a")]
    [InlineData("event: x\nid: 1\nretry: 5\ndata: a\n: comment\ndata: b\n\n", "a\nb")]
    [InlineData("data: a\ndata\ndata: b\ndatum: c\n\n", "a\n\nb")]
    [InlineData("data: a\n\ndata\n\ndata:  \n\ndata: b\n\n", "a|b")]
    [InlineData("\uFEFFdata: a\n\n", "a")]
    [InlineData("data: whole\n\ndata: cut off", "whole")]
    [InlineData("data: whole\n\ndata: cut off\n", "whole")]
    [InlineData("", "")]
    [InlineData(" \r\n \uFEFF", "")]
    [InlineData("  {\"a\":\"}\"}", "{\"a\":\"}\"}")]
    [InlineData("{\"cut\":", "{\"cut\":")]
    public async Task A_reply_is_read_alike_wherever_a_read_ends(string body, string texts)
    {
        foreach (var atOnce in (int[])[1, 2, 3, 5, 100_000])
        {
            string.Join('|', await ReadAsync(body, 1000, atOnce)).ShouldBe(texts, $"{atOnce} bytes at once");
        }
    }

    [Fact]
    public async Task An_event_that_ends_in_a_return_does_not_wait_for_what_follows()
    {
        using var texts = new ReplyTexts(new Pieces("data: a\r\r", 100, neverEnds: true), 1000, 1000);

        (await texts.MoveNextAsync(Ct).AsTask().WaitAsync(Ct)).ShouldBeTrue();

        Encoding.UTF8.GetString(texts.Current.Json.Span).ShouldBe("a");
    }

    [Fact]
    public async Task The_limit_is_for_each_event_not_for_the_stream()
    {
        var stream = string.Concat(Enumerable.Range(0, 10_000).Select(index => $"data: {index}\n\n"));

        (await ReadAsync(stream, 10_000, 100_000)).ShouldBe(Enumerable.Range(0, 10_000).Select(index => $"{index}"));
    }

    [Fact]
    public async Task Keep_alives_do_not_count_as_an_event() =>
        (await ReadAsync(string.Concat(Enumerable.Repeat(": keep-alive\n\n", 10_000)) + "data: a\n\n", 1000, 100_000)).ShouldBe(["a"]);

    [Fact]
    public async Task An_event_over_the_limit_is_refused()
    {
        using var texts = new ReplyTexts(new Pieces($"data: a\n\ndata: {new string('x', 100_000)}\n\n", 100_000), 50_000, 50_000);

        (await texts.MoveNextAsync(Ct)).ShouldBeTrue();

        Encoding.UTF8.GetString(texts.Current.Json.Span).ShouldBe("a");
        await Should.ThrowAsync<InvalidDataException>(async () => await texts.MoveNextAsync(Ct));
    }

    [Theory]
    [InlineData("{} {}")]
    [InlineData("{}\n\n<p>")]
    public async Task Nothing_may_follow_a_document(string body)
    {
        using var texts = new ReplyTexts(new Pieces(body, 2), 1000, 1000);

        (await texts.MoveNextAsync(Ct)).ShouldBeTrue();

        await Should.ThrowAsync<InvalidDataException>(async () => await texts.MoveNextAsync(Ct));
    }

    [Fact]
    public async Task A_document_over_the_limit_is_refused()
    {
        using var texts = new ReplyTexts(new Pieces($"[{new string(' ', 2000)}]", 100), 1000, 100_000);

        await Should.ThrowAsync<InvalidDataException>(async () => await texts.MoveNextAsync(Ct));
    }

    private static async Task<List<string>> ReadAsync(string body, int limit, int atOnce)
    {
        var read = new List<string>();
        using var texts = new ReplyTexts(new Pieces(body, atOnce), limit, limit);
        while (await texts.MoveNextAsync(Ct))
        {
            read.Add(Encoding.UTF8.GetString(texts.Current.Json.Span));
        }

        return read;
    }

    /// <summary>Gives so many bytes to each read.</summary>
    private sealed class Pieces(string text, int atOnce, bool neverEnds = false) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (neverEnds && Position == Length)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return await base.ReadAsync(buffer[..Math.Min(buffer.Length, atOnce)], cancellationToken);
        }
    }
}
