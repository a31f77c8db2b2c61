using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;
using Tessera.Server.Configuration;

namespace Tessera.Server.Storage.Sqlite;

/// <summary>The SQLite library that is shipped with Tessera, and the oldest one it trusts with a ledger.</summary>
internal static partial class BundledSqlite
{
    public const string Name = "e_sqlite3";

    private const int BindNow = 2; // RTLD_NOW
    private const int OwnSymbolsFirst = 8; // RTLD_DEEPBIND

    // Older ones can corrupt a database in WAL mode when one connection checkpoints while another commits, which is what
    // SqliteCheckpoints does beside the writer. https://www.sqlite.org/wal.html#walresetbug
    private const int OldestTrusted = 3_051_003;

    private static readonly Lazy<nint> Loaded = new(Load);

    /// <summary>Refuses a library with that bug: a packager may have replaced the one that was shipped.</summary>
    /// <param name="version">As SQLite numbers itself: 3051003 is 3.51.3.</param>
    /// <exception cref="OperatorException">It is too old.</exception>
    public static void RequireTrusted(int version)
    {
        if (version < OldestTrusted)
        {
            throw new OperatorException(
                $"The SQLite library is {Text(version)}; Tessera needs {Text(OldestTrusted)} or newer, because older ones can corrupt the database. "
                + "Restore the libe_sqlite3 that is shipped with Tessera.");
        }
    }

    [ModuleInitializer]
#pragma warning disable CA2255 // An application's own module; the settings must come before the first connection.
    internal static void Initialize()
#pragma warning restore CA2255
    {
        DllImportResolver own = static (name, _, _) => name == Name ? Loaded.Value : 0;
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, own);
        NativeLibrary.SetDllImportResolver(typeof(BundledSqlite).Assembly, own);
        Batteries_V2.Init();
        // Its statistics take a lock at every allocation, and nothing reads them. https://www.sqlite.org/compile.html#default_memstatus
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    // The library calls its own functions by name, bound at the first call by default. Where another library of the process
    // has loaded Debian's SQLite, as Debian's libvips did, those names are found first: half of a call would run in the other
    // library and crash. 0 leaves the search to the runtime.
    private static nint Load()
    {
        var file = SearchFolders().Select(folder => Path.Combine(folder, $"lib{Name}.so")).FirstOrDefault(File.Exists);
        if (file is null || !OperatingSystem.IsLinux())
        {
            return 0;
        }

        var isForeign = NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "sqlite3_libversion_number", out _);
        return Open(file, isForeign ? BindNow | OwnSymbolsFirst : BindNow);
    }

    private static IEnumerable<string> SearchFolders() =>
        (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append(AppContext.BaseDirectory);

    [LibraryImport("libc", EntryPoint = "dlopen", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Open(string path, int mode);

    private static string Text(int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{version / 1_000_000}.{version / 1000 % 1000}.{version % 1000}");
}
