using System.Net;
using System.Text;
using System.Text.Json;
using Tessera.Server.Generations;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Idempotency;

namespace Tessera.Server.Tests.Dialects.OpenAi.Media;

public sealed class TranscriptionTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string First = "hello there";

    // Two sentences with a pause between them, which ends a segment.
    private static readonly Lazy<Task<byte[]>> Recording = new(SpeakAsync);

    [Fact]
    public async Task Every_format_tells_the_same_with_the_times_of_two_segments()
    {
        var account = await v2.Server.OpenAccountAsync();
        var made = new Dictionary<string, (string Body, string? Type)>();
        foreach (var format in (string[])["json", "text", "srt", "vtt", "verbose_json"])
        {
            using var form = Form(await Recording.Value, ("response_format", format), ("language", "en"));
            var (body, _, type) = await account.Client.PostFormAsync(MediaCalls.Transcriptions, form).BytesAsync();
            made[format] = (Encoding.UTF8.GetString(body), type);
        }

        var verbose = JsonElement.Parse(made["verbose_json"].Body);
        var segments = verbose.GetProperty("segments").EnumerateArray().ToList();
        var text = verbose.Text("text").ShouldNotBeNull();
        text.ShouldStartWith(First);
        string.Join(' ', segments.Select(segment => segment.Text("text"))).ShouldBe(text);
        segments.Count.ShouldBe(2);
        var (end, start) = (segments[0].GetProperty("end").GetDouble(), segments[1].GetProperty("start").GetDouble());
        end.ShouldBeLessThan(start);
        start.ShouldBeInRange(1.5, 5);
        (verbose.Text("task"), verbose.Text("language")).ShouldBe(("transcribe", "english"));
        verbose.GetProperty("duration").GetDouble().ShouldBeGreaterThan(segments[1].GetProperty("end").GetDouble() - 0.2);

        var plain = JsonElement.Parse(made["json"].Body);
        plain.Text("text").ShouldBe(text);
        plain.GetProperty("usage").GetRawText().ShouldBe($$"""{"type":"duration","seconds":{{Math.Ceiling(verbose.GetProperty("duration").GetDouble())}},"cost":2}""");
        made["text"].ShouldBe(($"{text}\n", "text/plain; charset=utf-8"));
        made["srt"].Type.ShouldBe("application/x-subrip; charset=utf-8");
        made["vtt"].Type.ShouldBe("text/vtt; charset=utf-8");
        made["vtt"].Body.ShouldStartWith("WEBVTT\n\n00:00:00.");
        Times(made["srt"].Body.Replace(',', '.')).ShouldBe(Times(made["vtt"].Body));
        Times(made["vtt"].Body).ShouldBe(segments.Select(segment => $"{Clock(segment, "start")} --> {Clock(segment, "end")}"));
        made["srt"].Body.ShouldContain($"\n\n2\n");
        (await account.Client.TokensAsync()).ShouldBe((990, 0));
    }

    [Fact]
    public async Task V2_shows_a_transcript_as_before()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var form = Form(await Recording.Value);
        var (_, headers, _) = await account.Client.PostFormAsync(MediaCalls.Transcriptions, form).BytesAsync();
        GenerationId.TryParse(headers.GetValues("X-Tessera-Generation-Id").Single(), out var id, out _).ShouldBeTrue();

        var item = await account.Client.GetJsonAsync($"/api/v2/generate/{id}");

        item.GetProperty("result_metadata").ValueKind.ShouldBe(JsonValueKind.Null);
        item.Text("result_text").ShouldNotBeNull().ShouldStartWith(First);
    }

    [Fact]
    public async Task A_form_with_a_quoted_boundary_as_dotnet_sends_it_is_read()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var form = new MultipartFormDataContent("a boundary with spaces") { { new StringContent("whisper-1"), "\"model\"" } };
        form.Add(new ByteArrayContent(await Recording.Value), "\"file\"", "\"speech.mp3\"");
        form.Headers.ContentType?.ToString().ShouldContain("boundary=\"");

        var (body, _, _) = await account.Client.PostFormAsync(MediaCalls.Transcriptions, form).BytesAsync();

        JsonElement.Parse(body).Text("text").ShouldNotBeNull().ShouldStartWith(First);
    }

    [Fact]
    public async Task Only_a_model_that_translates_translates()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var form = Form(await Recording.Value, ("response_format", "verbose_json"), ("prompt", "names"));
        using var other = MediaCalls.Form(("model", "gpt-4o-transcribe")).With("file", await Recording.Value, "a.mp3");

        var (body, headers, _) = await account.Client.PostFormAsync(MediaCalls.Translations, form).BytesAsync();
        var (status, error) = await account.Client.PostFormAsync(MediaCalls.Translations, other).ErrorAsync();

        var verbose = JsonElement.Parse(body);
        (verbose.Text("task"), verbose.Text("language")).ShouldBe(("translate", "english"));
        headers.Warnings().ShouldBe(["`prompt` is not an option of whisper and was ignored."]);
        (status, error.Text("param")).ShouldBe((HttpStatusCode.BadRequest, "model"));
        error.Text("message").ShouldBe("`model` must be a model that translates, such as whisper: gpt-4o-transcribe writes down what is said only.");
    }

    [Theory]
    [InlineData("timestamp_granularities[]", "word", "timestamp_granularities", "`timestamp_granularities` must be segment: no model here gives the times of words.")]
    [InlineData("timestamp_granularities", "letter", "timestamp_granularities", "Each entry of `timestamp_granularities` must be one of segment, word, got \"letter\".")]
    [InlineData("include[]", "logprobs", "include", "`include` must be absent: no model here gives log probabilities.")]
    [InlineData("stream", "true", "stream", "`stream` must be false: a transcript is returned whole, when it is done.")]
    [InlineData("response_format", "diarized_json", "response_format", "`response_format` must be one of json, text, srt, verbose_json, vtt, got \"diarized_json\".")]
    [InlineData("languge", "en", "languge", "There is no member `languge`. Did you mean `language`?")]
    public async Task What_no_model_gives_is_refused_and_costs_nothing(string name, string value, string param, string message)
    {
        var account = await v2.Server.OpenAccountAsync();
        using var form = Form(await Recording.Value, (name, value));

        var (status, error) = await account.Client.PostFormAsync(MediaCalls.Transcriptions, form).ErrorAsync();

        (status, error.Text("param")).ShouldBe((HttpStatusCode.BadRequest, param), error.ToString());
        error.Text("message").ShouldNotBeNull().ShouldStartWith(message);
        (await account.Client.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_is_no_recording_is_the_only_error()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var form = Form("hello"u8.ToArray());

        var (status, error) = await account.Client.PostFormAsync(MediaCalls.Transcriptions, form).ErrorAsync();

        (status, error.Text("param")).ShouldBe((HttpStatusCode.BadRequest, "file"));
        error.Text("message").ShouldBe("`file` is a file that begins with the bytes 68656c6c6f; send mp4, webm, mov, mp3, wav, ogg, flac, m4a.");
    }

    [Fact]
    public async Task A_repeated_key_gets_the_same_captions_and_is_charged_once()
    {
        var account = await v2.Server.OpenAccountAsync();
        var key = KeyedRequests.NewKey();
        using var form = Form(await Recording.Value, ("response_format", "srt"));
        using var same = Form(await Recording.Value, ("response_format", "srt"));

        var first = await account.Client.KeyedAsync(key, form, MediaCalls.Transcriptions);
        var again = await account.Client.KeyedAsync(key, same, MediaCalls.Transcriptions);

        again.ShouldReplay(first);
        (await account.Client.TokensAsync()).ShouldBe((998, 0));
        await v2.Server.ShouldVerifyAsync();
    }

    private static MultipartFormDataContent Form(byte[] recording, params (string Name, string Value)[] fields) =>
        MediaCalls.Form([("model", "whisper-1"), .. fields]).With("file", recording, "speech.mp3");

    private static IEnumerable<string> Times(string captions) => captions.Split('\n').Where(line => line.Contains("-->", StringComparison.Ordinal));

    private static string Clock(JsonElement segment, string member) =>
        TimeSpan.FromSeconds(segment.GetProperty(member).GetDouble()).ToString(@"hh\:mm\:ss\.fff", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<byte[]> SpeakAsync()
    {
        await using var server = await TestServer.StartAsync();
        var account = await server.OpenAccountAsync();
        async Task<byte[]> SayAsync(string text) => (await account.Client.PostTextAsync(
            MediaCalls.Speech, $$"""{"model":"tts-1","voice":"nova","input":"{{text}}","response_format":"pcm"}""").BytesAsync()).Body;
        byte[] pcm = [.. await SayAsync("Hello there, my good friend."), .. new byte[48_000], .. await SayAsync("This is the second sentence of the day.")];
        return [.. Header(pcm.Length), .. pcm];
    }

    // RIFF, mono, 24,000 samples of 16 bits a second.
    private static byte[] Header(int length)
    {
        using var header = new MemoryStream();
        using var writer = new BinaryWriter(header);
        writer.Write("RIFF"u8);
        writer.Write(36 + length);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(24_000);
        writer.Write(48_000);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(length);
        return header.ToArray();
    }
}
