
namespace Tessera.EndToEnd;

/// <summary>A folder of one test: the data folder of its servers, and what else it writes.</summary>
internal sealed class TestFolder : IDisposable
{
    // Short: a Unix socket's path in it may have 107 characters.
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tessera-e2e-");

    public string Folder => _folder.FullName;

    public string Data => PathOf("data");

    public string KeyFile => PathOf("owner.key");

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Runs the program to its end; what it printed, its errors, its exit code.</summary>
    public Task<ExitResult> RunAsync(params string[] arguments) =>
        RunAsync(Installation.DotNet, [Installation.Program, .. arguments]);

    /// <summary>An admin verb on the data folder; it must succeed, and its reply is returned.</summary>
    public async Task<string> AdminAsync(params string[] verb)
    {
        var ended = await RunAsync(["admin", .. verb, "--data", Data]);
        ended.Code.ShouldBe(0, $"admin {string.Join(' ', verb)}: {ended.Errors}");
        return ended.Output;
    }

    /// <summary>Runs any program to its end.</summary>
    public async Task<ExitResult> RunAsync(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        await using var process = ChildProcess.Start(program, arguments, Folder, environment);
        var code = await process.WaitAsync(TestContext.Current.CancellationToken);
        return new ExitResult(code, process.Output, process.Errors);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    internal sealed record ExitResult(int Code, string Output, string Errors);
}
