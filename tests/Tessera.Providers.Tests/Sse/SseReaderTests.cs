using System.Text;
using Tessera.Providers.Sse;

namespace Tessera.Providers.Tests.Sse;

public sealed class SseReaderTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("data: a\n\ndata: b\n\n", "a|b")]
    [InlineData("data:a\r\n\r\ndata: b\r\rdata:  c\n\n", "a|b| c")]
    [InlineData(": comment\n\n:\n\ndata: a\n\n", "a")]
    [InlineData("\n\n\n\ndata: a\n\n", "a")]
    [InlineData("event: x\nid: 1\nretry: 5\ndata: a\ndata: b\n\n", "a\nb")]
    [InlineData("\uFEFFdata: a\n\n", "a")]
    [InlineData("data: whole\n\ndata: cut off", "whole")]
    [InlineData("", "")]
    public async Task Events_are_read_as_the_standard_says(string stream, string events) =>
        string.Join('|', await ReadAsync(stream, 1000)).ShouldBe(events);

    [Fact]
    public async Task The_limit_is_for_each_event_not_for_the_stream()
    {
        var stream = string.Concat(Enumerable.Range(0, 10_000).Select(index => $"data: {index}\n\n"));

        (await ReadAsync(stream, 10_000)).Count.ShouldBe(10_000);
    }

    [Fact]
    public async Task An_event_over_the_limit_is_refused()
    {
        var read = new List<string>();

        await Should.ThrowAsync<InvalidDataException>(async () =>
        {
            await foreach (var data in SseReader.ReadAsync(Bytes($"data: a\n\ndata: {new string('x', 100_000)}\n\n"), 50_000, Ct))
            {
                read.Add(data);
            }
        });

        read.ShouldBe(["a"]);
    }

    private static async Task<List<string>> ReadAsync(string stream, int limit) =>
        await SseReader.ReadAsync(Bytes(stream), limit, Ct).ToListAsync(Ct);

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
