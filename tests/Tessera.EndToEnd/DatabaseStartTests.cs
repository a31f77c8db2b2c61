using System.Net;

namespace Tessera.EndToEnd;

/// <summary>Databases a server must not start on: it says why in one sentence.</summary>
public sealed class DatabaseStartTests : IDisposable
{
    private static readonly string[] ForeignFunctions =
    [
        "sqlite3_exec", "sqlite3_free", "sqlite3_initialize", "sqlite3_libversion_number", "sqlite3_malloc64", "sqlite3_mprintf", "sqlite3_mutex_enter",
        "sqlite3_prepare_v2", "sqlite3_step", "sqlite3_finalize", "sqlite3_vmprintf", "sqlite3_wal_checkpoint_v2",
    ];

    private readonly TestFolder _place = new();

    [Fact]
    public async Task A_SQLite_library_that_can_corrupt_the_database_stops_the_start()
    {
        var program = await CopyProgramAsync();
        await ReplaceSqliteAsync(program, "int sqlite3_libversion_number(void) { return 3051002; } int sqlite3_config(int option, ...) { return 0; }");

        var ended = await _place.RunAsync(Installation.DotNet, [Path.Combine(program, "Tessera.Server.dll"), "--data", _place.Data, "--urls", "http://127.0.0.1:0"]);

        ended.Code.ShouldBe(1);
        ended.Errors.ShouldContain("The SQLite library is 3.51.2; Tessera needs 3.51.3 or newer");
        ended.Errors.ShouldNotContain("   at ");
        File.Exists(Path.Combine(_place.Data, "tessera.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task Another_SQLite_in_the_process_does_not_mix_with_the_servers_own()
    {
        // As Debian's libvips brought one, whose functions are found by name before those of the library that calls them.
        var other = await CompileAsync(string.Join('\n', ForeignFunctions.Select(name => $"void __attribute__((visibility(\"default\"))) {name}(void) {{ __builtin_trap(); }}")));

        await using var server = await ServerProcess.StartAsync(_place, new Dictionary<string, string> { ["LD_PRELOAD"] = other });
        using var ready = await server.Client.GetAsync("/health/ready", TestContext.Current.CancellationToken);

        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public void Dispose() => _place.Dispose();

    private async Task<string> CopyProgramAsync()
    {
        var copy = _place.PathOf("program");
        await SucceedAsync("cp", "--recursive", "--reflink=auto", Path.GetDirectoryName(Installation.Program) ?? "", copy);
        return copy;
    }

    private async Task ReplaceSqliteAsync(string program, string source)
    {
        var built = await CompileAsync(source);
        var libraries = Directory.GetFiles(program, "libe_sqlite3.so", SearchOption.AllDirectories);
        libraries.ShouldNotBeEmpty();
        foreach (var library in libraries)
        {
            File.Copy(built, library, overwrite: true);
        }
    }

    private async Task<string> CompileAsync(string source)
    {
        var (file, built) = (_place.PathOf("library.c"), _place.PathOf("library.so"));
        await File.WriteAllTextAsync(file, source, TestContext.Current.CancellationToken);
        await SucceedAsync("gcc", "-shared", "-fPIC", "-w", "-o", built, file);
        return built;
    }

    private async Task SucceedAsync(string program, params string[] arguments)
    {
        var ended = await _place.RunAsync(program, arguments);
        ended.Code.ShouldBe(0, ended.Errors);
    }
}
