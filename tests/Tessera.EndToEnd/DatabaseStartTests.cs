namespace Tessera.EndToEnd;

/// <summary>Databases a server must not start on: it says why in one sentence.</summary>
public sealed class DatabaseStartTests : IDisposable
{
    private readonly Workplace _place = new();

    [Fact(Timeout = 120_000)]
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

    public void Dispose() => _place.Dispose();

    private async Task<string> CopyProgramAsync()
    {
        var copy = _place.PathOf("program");
        await SucceedAsync("cp", "--recursive", "--reflink=auto", Path.GetDirectoryName(Installation.Program) ?? "", copy);
        return copy;
    }

    private async Task ReplaceSqliteAsync(string program, string source)
    {
        var (file, built) = (_place.PathOf("old.c"), _place.PathOf("old.so"));
        await File.WriteAllTextAsync(file, source, TestContext.Current.CancellationToken);
        await SucceedAsync("gcc", "-shared", "-fPIC", "-o", built, file);
        var libraries = Directory.GetFiles(program, "libe_sqlite3.so", SearchOption.AllDirectories);
        libraries.ShouldNotBeEmpty();
        foreach (var library in libraries)
        {
            File.Copy(built, library, overwrite: true);
        }
    }

    private async Task SucceedAsync(string program, params string[] arguments)
    {
        var ended = await _place.RunAsync(program, arguments);
        ended.Code.ShouldBe(0, ended.Errors);
    }
}
