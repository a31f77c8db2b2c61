using System.Collections.Concurrent;
using System.Globalization;

namespace Tessera.Mutation;

/// <summary>
/// Chooses the mutant of this process: the number in <c>TESSERA_MUTANT</c>. With <c>TESSERA_MUTANT_TRACE</c> no mutant is active,
/// and the numbers of the reached ones are appended to that file.
/// </summary>
internal static class Switch
{
    private static readonly int Active = int.TryParse(Environment.GetEnvironmentVariable("TESSERA_MUTANT"), CultureInfo.InvariantCulture, out var id) ? id : 0;
    private static readonly string? Trace = Environment.GetEnvironmentVariable("TESSERA_MUTANT_TRACE");
    private static readonly ConcurrentDictionary<int, bool> Reached = new();

    static Switch()
    {
        if (Trace is not null)
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) => File.AppendAllLines(Trace, Reached.Keys.Select(id => id.ToString(CultureInfo.InvariantCulture)));
        }
    }

    public static bool IsOn(int id)
    {
        if (Trace is not null)
        {
            Reached.TryAdd(id, true);
        }

        return id == Active;
    }
}
