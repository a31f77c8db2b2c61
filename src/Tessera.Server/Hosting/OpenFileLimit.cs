using System.Globalization;
using Tessera.Server.Configuration;

namespace Tessera.Server.Hosting;

/// <summary>
/// The process's limit of open files and connections, <c>ulimit -n</c>. When they run out the runtime cannot load its own
/// libraries and ends the process, so the number of connections is limited to what is left.
/// </summary>
internal static class OpenFileLimit
{
    /// <summary>The smallest limit with which the server works.</summary>
    public const long Fewest = 384;

    // .NET keeps each of its more than two hundred libraries open; the rest is for the database, pipes and programs.
    private const long Own = 320;

    /// <summary>The hard limit, to which .NET raises the soft limit at start; null when unknown or unlimited.</summary>
    public static long? Read()
    {
        const string File = "/proc/self/limits";
        const string Row = "Max open files";
        var row = System.IO.File.Exists(File)
            ? System.IO.File.ReadLines(File).FirstOrDefault(line => line.StartsWith(Row, StringComparison.Ordinal))
            : null;
        return row?[Row.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var hard, ..]
            && long.TryParse(hard, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
    }

    /// <summary>How many connections callers may have; each may open another file or connection.</summary>
    /// <exception cref="ConfigurationException">The limit is too low.</exception>
    public static int Connections(long limit) => limit >= Fewest
        ? (int)Math.Min((limit - Own) / 2, int.MaxValue)
        : throw new ConfigurationException(
            [$"The system lets this process have {limit} files and connections open; at least {Fewest} are needed. Raise the limit: `ulimit -n 4096`, or LimitNOFILE= of its service."]);
}
