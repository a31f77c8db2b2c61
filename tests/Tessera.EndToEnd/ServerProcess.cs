using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tessera.EndToEnd;

/// <summary>The server as a user starts it, on the data folder of a test, and a client that holds the owner's key.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private ServerProcess(ChildProcess process, Uri url, string? key)
    {
        _process = process;
        Url = url;
        Client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = url, Timeout = TimeSpan.FromMinutes(2) };
        if (key is not null)
        {
            Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
    }

    public Uri Url { get; }

    public HttpClient Client { get; }

    /// <summary>What it has printed.</summary>
    public string Output => _process.Output;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Starts it and waits until it says where it listens. The owner's key is written to a file.</summary>
    public static Task<ServerProcess> StartAsync(TestFolder folder) =>
        StartAsync(folder, new Dictionary<string, string> { ["TESSERA_BOOTSTRAP_KEY_FILE"] = folder.KeyFile });

    public static Task<ServerProcess> StartAsync(TestFolder folder, IReadOnlyDictionary<string, string> environment) => StartAsync(
        folder, ChildProcess.Start(Installation.DotNet, [Installation.Program, .. Arguments(folder)], folder.Folder, environment));

    /// <summary>Starts it with so many files and connections, as a shell or a service manager limits them.</summary>
    public static Task<ServerProcess> StartWithAsync(TestFolder folder, int openFiles) => StartAsync(folder, ChildProcess.Start(
        "bash",
        ["-c", $"ulimit -n {openFiles}; exec \"$0\" \"$@\"", Installation.DotNet, Installation.Program, .. Arguments(folder)],
        folder.Folder,
        new Dictionary<string, string> { ["TESSERA_BOOTSTRAP_KEY_FILE"] = folder.KeyFile }));

    private static string[] Arguments(TestFolder folder) => ["--urls", "http://127.0.0.1:0", "--data", folder.Data];

    private static async Task<ServerProcess> StartAsync(TestFolder folder, ChildProcess process)
    {
        var url = await process.WaitForAsync(text => Address.Match(text) is { Success: true } match ? match.Value : null, Ct);
        if (url is null)
        {
            var sentence = $"The server did not start. {process.Output} {process.Errors}";
            await process.DisposeAsync();
            throw new InvalidOperationException(sentence);
        }

        return new ServerProcess(process, new Uri(url), File.Exists(folder.KeyFile) ? (await File.ReadAllTextAsync(folder.KeyFile, Ct)).Trim() : null);
    }

    public Task KillAsync() => _process.KillAsync();

    public Task TerminateAsync() => _process.TerminateAsync(Ct);

    public Task<int> WaitAsync() => _process.WaitAsync(Ct);

    public Task<JsonElement> GetAsync(string path) => Client.GetFromJsonAsync<JsonElement>(path, Ct);

    public async Task<JsonElement> GenerateAsync(object body)
    {
        using var response = await Client.PostAsJsonAsync("/api/v2/generate", body, Ct);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    /// <summary>Polls a generation until it is as wanted, or has ended.</summary>
    public async Task<JsonElement> PollAsync(JsonElement generation, Func<JsonElement, bool> isWanted)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v2/generate/{generation.GetProperty("id")}");
            request.Headers.Add("Prefer", "wait=1");
            using var response = await Client.SendAsync(request, Ct);
            var body = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
            if (body.GetProperty("status").GetString() != "pending" || isWanted(body))
            {
                return body;
            }
        }
    }

    /// <summary>Waits until a generation has ended.</summary>
    public Task<JsonElement> WaitForEndAsync(JsonElement generation) =>
        PollAsync(generation, _ => false);

    /// <summary>The <c>data:</c> events of a streamed text, as they come, without <c>[DONE]</c>.</summary>
    public async IAsyncEnumerable<JsonElement> StreamAsync(string prompt)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/generate")
        {
            Content = new StringContent(
                JsonSerializer.Serialize(new { model = "gpt-5", prompt, stream = true }), Encoding.UTF8, "application/json"),
        };
        using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        response.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Ct));
        while (await reader.ReadLineAsync(Ct) is { } line)
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal))
            {
                yield return JsonElement.Parse(line["data: ".Length..]);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _process.DisposeAsync();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address { get; }
}
