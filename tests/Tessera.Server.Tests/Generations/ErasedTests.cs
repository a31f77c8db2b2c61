using System.Text;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Generations;

[OneEngine]
public sealed class ErasedTests
{
    [Fact]
    public async Task No_file_of_the_data_folder_contains_a_deleted_prompt_while_the_server_runs()
    {
        await using var server = await TestServer.StartOnSqliteAsync();
        var account = await server.OpenAccountAsync();
        var secret = $"Rumpelstilzchen-{Guid.CreateVersion7():n}";
        var text = await account.Client.GenerateAsync($$"""{"model":"gpt-5","prompt":"Say {{secret}} {{new string('x', 9000)}}"}""");
        var image = await account.Client.GenerateAsync($$"""{"model":"photon-flash","prompt":"A hill {{secret}}"}""");
        FilesWith(server, secret).ShouldNotBeEmpty();

        foreach (var made in new[] { text, image })
        {
            (await account.Client.DeleteAsync($"/api/v2/generate/{made.GetProperty("id")}", TestHttp.Ct)).EnsureSuccessStatusCode();
        }

        // The second deletion may wait five seconds for its turn.
        while (FilesWith(server, secret).Count > 0)
        {
            await Polling.PauseAsync();
        }

        (await account.Client.GenerateAsync("""{"model":"gpt-5","prompt":"Once more"}""")).Text("status").ShouldBe("completed");
        await server.ShouldVerifyAsync();
    }

    private static List<string> FilesWith(TestServer server, string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        return
        [
            .. Directory.EnumerateFiles(server.DataDirectory, "*", SearchOption.AllDirectories)
                .Where(path => Path.GetFileName(path) is not ("admin.sock" or "tessera.lock"))
                .Where(path => Read(path).AsSpan().IndexOf(bytes) >= 0),
        ];
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes;
    }
}
