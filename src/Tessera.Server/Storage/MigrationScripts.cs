using System.Reflection;
using Tessera.Server.Configuration;

namespace Tessera.Server.Storage;

/// <summary>The numbered SQL files of <c>Storage/Migrations</c>, embedded in this build, as one engine has them.</summary>
internal sealed class MigrationScripts
{
    private const string Folder = "Tessera.Server.Storage.Migrations.";
    private const string PostgresFolder = Folder + "Postgres.";

    private readonly string _prefix;

    private MigrationScripts(string prefix, Func<string, bool> isOurs)
    {
        _prefix = prefix;
        Names = [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(isOurs)
            .Select(name => name[prefix.Length..])
            .Order(StringComparer.Ordinal)];
    }

    public static MigrationScripts Sqlite { get; } = new(
        Folder, name => name.StartsWith(Folder, StringComparison.Ordinal) && !name.StartsWith(PostgresFolder, StringComparison.Ordinal));

    public static MigrationScripts Postgres { get; } = new(PostgresFolder, name => name.StartsWith(PostgresFolder, StringComparison.Ordinal));

    /// <summary>All of them, in the order in which they are applied.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Those that are not yet applied to a database.</summary>
    /// <param name="applied">The migrations it has.</param>
    /// <param name="database">Its name, for the error that a newer build wrote it.</param>
    public IReadOnlyList<string> Pending(IReadOnlyCollection<string> applied, string database) =>
        applied.Except(Names).FirstOrDefault() is { } unknown
            ? throw new OperatorException(
                $"{database} was written by a newer version of Tessera (it has the migration '{unknown}'). Start that version, or restore a backup made with this one.")
            : [.. Names.Except(applied)];

    public string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(_prefix + name)
            ?? throw new InvalidOperationException($"The migration '{name}' is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
