using System.Net;
using Tessera.Media;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Idempotency;

namespace Tessera.Server.Tests.Dialects.OpenAi.Media;

public sealed class SpeechTests(V2Server v2) : IClassFixture<V2Server>
{
    [Theory]
    [InlineData(null, "audio/mpeg", "mp3")]
    [InlineData("mp3", "audio/mpeg", "mp3")]
    [InlineData("opus", "audio/opus", "opus")]
    [InlineData("aac", "audio/aac", "aac")]
    [InlineData("flac", "audio/flac", "flac")]
    [InlineData("wav", "audio/wav", "pcm_s16le")]
    public async Task The_file_is_the_body_in_the_format_that_was_asked_for(string? format, string contentType, string codec)
    {
        var account = await v2.Server.OpenAccountAsync();
        var member = format is null ? "" : $$""","response_format":"{{format}}" """;

        var (body, headers, type) = await account.Client.PostTextAsync(
            MediaCalls.Speech, $$"""{"model":"tts-1","voice":"nova","input":"Good morning to you."{{member}}}""").BytesAsync();

        type.ShouldBe(contentType);
        var measure = await MediaProbe.MeasureAsync(body, TestHttp.Ct);
        measure.AudioCodec.ShouldBe(codec);
        measure.Duration.TotalSeconds.ShouldBeInRange(0.8, 4);
        headers.GetValues("X-Tessera-Tokens-Spent").Single().ShouldBe("3");
        (await account.Client.TokensAsync()).ShouldBe((997, 0));
    }

    [Fact]
    public async Task Pcm_is_24_kHz_of_16_bits_without_a_header()
    {
        var account = await v2.Server.OpenAccountAsync();
        const string Body = """{"model":"tts-1","voice":{"id":"nova"},"input":"Good morning to you.","response_format":"FORMAT"}""";

        var (wav, _, _) = await account.Client.PostTextAsync(MediaCalls.Speech, Body.Replace("FORMAT", "wav", StringComparison.Ordinal)).BytesAsync();
        var (pcm, _, type) = await account.Client.PostTextAsync(MediaCalls.Speech, Body.Replace("FORMAT", "pcm", StringComparison.Ordinal)).BytesAsync();

        type.ShouldBe("audio/pcm");
        (pcm.Length / 48_000d).ShouldBe((await MediaProbe.MeasureAsync(wav, TestHttp.Ct)).Duration.TotalSeconds, 0.05);
    }

    [Theory]
    [InlineData(""" "voice":"nova","stream_format":"sse" """, "stream_format", "`stream_format` must be audio, got \"sse\"")]
    [InlineData(""" "voice":"marin" """, "voice", "`voice` \"marin\" is not offered by openai-tts. Allowed: alloy,")]
    [InlineData(""" "voice":7 """, "voice", "`voice` must be a string, or an object with `id`, got a number.")]
    [InlineData(""" "voice":"nova","speed":4 """, "speed", "`speed` must be a number from 0.5 to 2, not 4.")]
    [InlineData(""" "voice":"nova","response_format":"midi" """, "response_format", "`response_format` must be one of mp3, opus")]
    [InlineData(""" "speed":1 """, "voice", "`voice` is required.")]
    public async Task What_is_not_allowed_is_400_in_OpenAIs_names_and_costs_nothing(string members, string? param, string message)
    {
        var account = await v2.Server.OpenAccountAsync();

        var (status, error) = await account.Client.PostTextAsync(MediaCalls.Speech, $$"""{"model":"tts-1","input":"Hello",{{members}}}""").ErrorAsync();

        (status, error.Text("param")).ShouldBe((HttpStatusCode.BadRequest, param), error.ToString());
        error.Text("message").ShouldNotBeNull().ShouldStartWith(message);
        (await account.Client.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Instructions_that_a_model_does_not_know_are_named()
    {
        var account = await v2.Server.OpenAccountAsync();

        var (_, headers, _) = await account.Client.PostTextAsync(
            MediaCalls.Speech, """{"model":"gpt-4o-mini-tts","voice":"nova","input":"Hello there","instructions":"whisper"}""").BytesAsync();

        headers.Warnings().ShouldBe(["`instructions` is not an option of gpt-4o-mini-tts and was ignored."]);
    }

    [Fact]
    public async Task A_repeated_key_gets_the_same_file_and_is_charged_once()
    {
        const string Body = """{"model":"tts-1","voice":"nova","input":"Once only","response_format":"flac"}""";
        var account = await v2.Server.OpenAccountAsync();
        var key = KeyedRequests.NewKey();

        var first = await account.Client.KeyedAsync(key, Body, MediaCalls.Speech);
        var again = await account.Client.KeyedAsync(key, Body, MediaCalls.Speech);

        again.ShouldReplay(first);
        (await account.Client.TokensAsync()).ShouldBe((997, 0));
    }

    [Fact]
    public async Task A_text_that_cannot_be_said_is_an_error_and_free()
    {
        var account = await v2.Server.OpenAccountAsync();

        var (status, error) = await account.Client.PostTextAsync(
            MediaCalls.Speech, """{"model":"tts-1","voice":"nova","input":"Hi [sandbox: fail=timeout]"}""").ErrorAsync();

        (status, error.Text("code")).ShouldBe((HttpStatusCode.GatewayTimeout, "timeout"));
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        await v2.Server.ShouldVerifyAsync();
    }
}
