using Tessera.Server.Storage;

namespace Tessera.Server.Generations.History;

/// <summary>A generation as lists show it, with the size of its file and the name of the key that asked for it.</summary>
internal sealed record HistoryRow(Generation Generation, long? FileBytes, string? KeyName)
{
    public const string Columns = $"{GenerationRow.ListedColumns}, file_bytes, (SELECT k.name FROM api_keys k WHERE k.id = key_id)";

    public static HistoryRow Read(Rows row) => new(GenerationRow.Read(row), row.NextNullableInt64(), row.NextNullableString());
}
