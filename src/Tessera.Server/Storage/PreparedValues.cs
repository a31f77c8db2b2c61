using System.Data.Common;

namespace Tessera.Server.Storage;

/// <summary>Values for the parameters of a prepared statement, by position.</summary>
internal static class PreparedValues
{
    public static DbCommand With(this DbCommand command, params ReadOnlySpan<object?> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index] ?? DBNull.Value;
        }

        return command;
    }
}
