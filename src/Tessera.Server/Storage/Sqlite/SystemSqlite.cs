using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Tessera.Server.Storage.Sqlite;

/// <summary>
/// Points Microsoft.Data.Sqlite at the system's SQLite (3.40 on Debian 12): the only provider package that can be had
/// would load a bundled 3.35. A resolver may be set once per assembly, hence the module initialiser.
/// </summary>
internal static class SystemSqlite
{
    [ModuleInitializer]
#pragma warning disable CA2255 // An application's own module: nothing else may set this resolver.
    internal static void Use()
#pragma warning restore CA2255
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        // Its statistics take a lock at every allocation, and nobody reads them. https://www.sqlite.org/compile.html#default_memstatus
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    private static nint Resolve(string library, Assembly assembly, DllImportSearchPath? path) =>
        library == "e_sqlite3" ? NativeLibrary.Load("libsqlite3.so.0") : 0;
}
