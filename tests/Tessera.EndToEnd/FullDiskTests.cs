using System.Net;
using System.Net.Http.Json;

namespace Tessera.EndToEnd;

/// <summary>The real process on a disk that fills up and is freed again, as the kernel reports it.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const long Granted = 3000;

    private readonly TestFolder _place = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_503_and_not_ready_and_the_server_recovers_by_itself()
    {
        var (library, flag) = (_place.PathOf("fulldisk.so"), _place.PathOf("full"));
        var gcc = await _place.RunAsync(
            "gcc", ["-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-Werror", "-o", library, Path.Combine(Installation.Root, "tests/Tessera.EndToEnd/fulldisk.c"), "-ldl"]);
        gcc.Code.ShouldBe(0, gcc.Errors);
        await using var server = await ServerProcess.StartAsync(_place, new Dictionary<string, string>
        {
            ["TESSERA_BOOTSTRAP_KEY_FILE"] = _place.KeyFile,
            ["LD_PRELOAD"] = library,
            ["TESSERA_DISK_FULL_WHILE"] = flag,
            ["TESSERA_DISK_FOLDER"] = _place.Data,
        });
        await ShouldBeAsync(HttpStatusCode.OK, server.Client.PostAsync("/api/v2/generate", Text(), Ct));
        await ShouldBeAsync(HttpStatusCode.Created, server.Client.PostAsync("/api/v2/uploads", Form(), Ct));
        var before = await BalanceAsync(server);

        await File.WriteAllTextAsync(flag, "", Ct);
        await ShouldBeAsync(HttpStatusCode.ServiceUnavailable, server.Client.PostAsync("/api/v2/uploads", Form(), Ct));
        await ShouldBeAsync(HttpStatusCode.ServiceUnavailable, server.Client.PostAsync("/api/v2/generate", Text(), Ct));
        using (var notReady = await server.Client.GetAsync("/health/ready", Ct))
        {
            var body = await notReady.Content.ReadAsStringAsync(Ct);
            notReady.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, body);
            body.ShouldContain("The database's disk is full.");
            body.ShouldContain("No files can be written to the data folder.");
        }

        (await BalanceAsync(server)).ShouldBe(before);

        File.Delete(flag);
        await ShouldBeAsync(HttpStatusCode.OK, server.Client.PostAsync("/api/v2/generate", Text(), Ct));
        await ShouldBeAsync(HttpStatusCode.OK, server.Client.GetAsync("/health/ready", Ct));
        (await BalanceAsync(server)).ShouldBe(before - (Granted - before));
        (await _place.AdminAsync("ledger", "verify")).ShouldContain("The ledger holds");
    }

    public void Dispose() => _place.Dispose();

    private static async Task ShouldBeAsync(HttpStatusCode expected, Task<HttpResponseMessage> sending)
    {
        using var reply = await sending;
        reply.StatusCode.ShouldBe(expected, await reply.Content.ReadAsStringAsync(Ct));
        (reply.Headers.RetryAfter is not null).ShouldBe(expected == HttpStatusCode.ServiceUnavailable);
    }

    private static async Task<long> BalanceAsync(ServerProcess server) =>
        (await server.GetAsync("/api/v2/balance")).GetProperty("token_balance").GetInt64();

    private static JsonContent Text() => JsonContent.Create(new { model = "gpt-5", prompt = new string('x', 9000) });

    private static MultipartFormDataContent Form()
    {
        const int Samples = 8000;
        using var wave = new MemoryStream();
        using var writer = new BinaryWriter(wave);
        writer.Write("RIFF"u8);
        writer.Write(36 + Samples);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1); // PCM
        writer.Write((short)1); // mono
        writer.Write(8000); // samples, and bytes, a second
        writer.Write(8000);
        writer.Write((short)1);
        writer.Write((short)8);
        writer.Write("data"u8);
        writer.Write(Samples);
        writer.Write(new byte[Samples]);
        return new MultipartFormDataContent { { new ByteArrayContent(wave.ToArray()), "file", "sound.wav" } };
    }
}
