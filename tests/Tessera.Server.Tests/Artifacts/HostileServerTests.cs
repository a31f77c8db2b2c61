using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tessera.Server.Catalog;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Artifacts;

/// <summary>A server on the internet that gives harmful answers: every member that fetches from it refuses them and says why.</summary>
[OneEngine]
public sealed class HostileServerTests(HostileServerTests.Host host) : IClassFixture<HostileServerTests.Host>
{
    // What is said of every file that cannot be had, for whatever reason.
    private const string Unusable = "cannot be used";

    private const string Ok = "HTTP/1.1 200 OK\r\n";

    // Ten megabytes in ten kilobytes, above the limit when opened.
    private static readonly byte[] Bomb = Compress(new byte[10_000_000]);

    // Which limit ends a malformed stream first is the HTTP client's affair; that one does is ours.
    private static readonly Dictionary<string, (string Says, Func<Stream, CancellationToken, Task> Answer)> Answers = new(StringComparer.Ordinal)
    {
        ["bomb"] = ("compressed (gzip)", static (stream, ct) =>
            RawServer.AnswerAsync(stream, $"{Ok}Content-Encoding: gzip\r\nContent-Length: {Bomb.Length}\r\n\r\n", Bomb, ct)),
        ["bomb-transfer"] = (Unusable, static (stream, ct) =>
            RawServer.AnswerAsync(stream, $"{Ok}Transfer-Encoding: gzip, chunked\r\n\r\n{Bomb.Length:x}\r\n", Bomb, ct)),
        ["endless-body"] = ("larger than", static (stream, ct) => EndlessAsync(stream, $"{Ok}Connection: close\r\n\r\n", new byte[64 * 1024], ct)),
        ["endless-head"] = ("is not valid HTTP", static (stream, ct) => EndlessAsync(stream, Ok, Line("X-Filler: "), ct)),
        ["endless-interim"] = (Unusable, static (stream, ct) => EndlessAsync(stream, "", Encoding.ASCII.GetBytes("HTTP/1.1 103 Early Hints\r\n\r\n"), ct)),
        ["endless-chunk-extension"] = (Unusable, static (stream, ct) =>
            EndlessAsync(stream, $"{Ok}Transfer-Encoding: chunked\r\n\r\n5;", Encoding.ASCII.GetBytes(new string('x', 1000)), ct)),
        ["endless-trailers"] = (Unusable, static (stream, ct) =>
            EndlessAsync(stream, $"{Ok}Transfer-Encoding: chunked\r\n\r\n0\r\n", Line("X-Filler: "), ct)),
        ["drip"] = ("too slow", DripAsync),
        ["length-too-long"] = ("connection broke", static (stream, ct) => RawServer.AnswerAsync(stream, $"{Ok}Content-Length: 5000\r\n\r\n", Samples.Png, ct)),
        ["length-absurd"] = ("larger than", static (stream, ct) => RawServer.AnswerAsync(stream, $"{Ok}Content-Length: 9223372036854775807\r\n\r\n", Samples.Png, ct)),
        ["length-cut"] = ("a file that begins with", static (stream, ct) => RawServer.AnswerAsync(stream, $"{Ok}Content-Length: 3\r\n\r\n", Samples.Png, ct)),
        ["empty"] = ("an empty file", static (stream, ct) => RawServer.AnswerAsync(stream, $"{Ok}Content-Length: 0\r\n\r\n", [], ct)),
        ["page"] = ("a file that begins with", static (stream, ct) => RawServer.AnswerAsync(stream, "<html>a picture</html>"u8.ToArray(), ct)),
        ["loop"] = ("redirects more than 3 times", static (stream, ct) => RedirectAsync(stream, "/loop", ct)),
        ["to-file"] = ("must redirect to an https or http URL", static (stream, ct) => RedirectAsync(stream, "file:///etc/passwd", ct)),
        ["to-gopher"] = ("must redirect to an https or http URL", static (stream, ct) => RedirectAsync(stream, "gopher://127.0.0.3:70/_x", ct)),
        ["to-user"] = ("must redirect to a URL without a user name or password", static (stream, ct) => RedirectAsync(stream, "//me:x@127.0.0.3/", ct)),
        ["to-nowhere"] = ("without a location", static (stream, ct) => RawServer.AnswerAsync(stream, "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", [], ct)),
    };

    private static CancellationToken Ct => TestHttp.Ct;

    public static TheoryData<string> Names => [.. Answers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_answer_that_harms_is_refused_by_every_member_that_fetches(string name)
    {
        var (says, answer) = Answers[name];
        var asked = says is "too slow" or Unusable ? host.Impatient : host.Patient;
        await using var server = RawServer.Start(ArtifactHost.Internet, (_, stream, ct) => answer(stream, ct));

        await Task.WhenAll(UrlField.OneOfEach(asked.Get<ModelCatalog>()).Select(async sink =>
        {
            using var reply = await sink.SendAsync(asked.Server.Owner, $"http://{ArtifactHost.Internet}:{server.Port}/{name}");

            reply.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, sink.Name);
            var error = await reply.Content.ReadFromJsonAsync<JsonElement>(Ct);
            error.GetProperty("details").GetProperty("fields")[0].Text("message").ShouldNotBeNull().ShouldContain(says, Case.Sensitive, sink.Name);
        }));

        server.Connections.ShouldBeGreaterThan(0);
    }

    private static byte[] Line(string start) => Encoding.ASCII.GetBytes($"{start}{new string('a', 1000)}\r\n");

    private static Task RedirectAsync(Stream stream, string location, CancellationToken ct) =>
        RawServer.AnswerAsync(stream, $"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", [], ct);

    private static async Task EndlessAsync(Stream stream, string head, byte[] more, CancellationToken ct)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), ct);
        while (true)
        {
            await stream.WriteAsync(more, ct);
        }
    }

    private static async Task DripAsync(Stream stream, CancellationToken ct)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{Ok}Content-Length: 50000\r\n\r\n"), ct);
        while (true)
        {
            await stream.WriteAsync(new byte[1], ct);
            await Task.Delay(TimeSpan.FromMilliseconds(50), ct);
        }
    }

    private static byte[] Compress(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>
    /// Two servers that accept files of a megabyte. The patient one refuses a harmful answer for what it is, not for being late;
    /// the other soon gives up on an answer that has no end but a time limit.
    /// </summary>
    public sealed class Host : IAsyncLifetime
    {
        private ArtifactHost? _patient;
        private ArtifactHost? _impatient;

        internal ArtifactHost Patient => _patient ?? throw new InvalidOperationException("Not started.");

        internal ArtifactHost Impatient => _impatient ?? throw new InvalidOperationException("Not started.");

        public async ValueTask InitializeAsync()
        {
            _patient = await StartAsync("--Tessera:Fetch:Patience", "00:01:00");
            _impatient = await StartAsync("--Tessera:Fetch:Deadline", "00:00:03", "--Tessera:Fetch:Patience", "00:00:01");
        }

        public async ValueTask DisposeAsync()
        {
            await Patient.DisposeAsync();
            await Impatient.DisposeAsync();
        }

        private static Task<ArtifactHost> StartAsync(params string[] settings) => ArtifactHost.StartNewAsync(
            ["--Tessera:Fetch:AllowedNetworks:0", $"{ArtifactHost.Internet}/32", "--Tessera:Artifacts:MaxUploadBytes", "1000000", .. settings]);
    }
}
