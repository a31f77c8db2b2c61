using System.ComponentModel.DataAnnotations;
using Npgsql;
using Tessera.Server.Configuration;

namespace Tessera.Server.Storage;

/// <summary>Section <c>Tessera:Database</c>: which database.</summary>
internal sealed class DatabaseOptions : IValidatableObject
{
    public const string Section = TesseraSettings.Root + ":Database";

    /// <summary>A PostgreSQL connection string or <c>postgres://</c> address; without one, SQLite in the data folder.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The address that is configured; null for the embedded database.</summary>
    /// <exception cref="ConfigurationException">It cannot be read.</exception>
    public static NpgsqlConnectionStringBuilder? AddressIn(IConfiguration configuration) =>
        configuration[$"{Section}:{nameof(ConnectionString)}"] is { Length: > 0 } text
            ? PostgresAddress.TryParse(text, out var problem) ?? throw new ConfigurationException([Complaint(problem)])
            : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ConnectionString is { Length: > 0 } text && PostgresAddress.TryParse(text, out var problem) is null)
        {
            yield return new ValidationResult(Complaint(problem));
        }
    }

    // Not the text itself: it holds a password.
    private static string Complaint(string? problem) =>
        $"{Section}:{nameof(ConnectionString)} {problem}; it must be 'Host=…;Database=…;Username=…' or 'postgres://user:password@host/database'.";
}
