using System.Net.Sockets;
using Npgsql;

namespace Tessera.Server.Storage.Postgres;

/// <summary>What PostgreSQL or the way to it says of a database that cannot be used, as a sentence for the operator.</summary>
internal static class PostgresFailure
{
    /// <summary>Null when the statement is at fault, not the database. The password is never part of it.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="address">The address that was tried.</param>
    /// <param name="givenBy">The setting or option that holds the address.</param>
    public static string? Describe(NpgsqlException failure, NpgsqlConnectionStringBuilder address, string givenBy)
    {
        var server = $"the PostgreSQL server {address.Host}:{address.Port}";
        return failure switch
        {
            PostgresException refused => Describe(refused, server, address, givenBy),
            { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } } =>
                $"Cannot connect to {server}: there is no host of this name. Correct Host in {givenBy}.",
            { InnerException: SocketException or IOException or TimeoutException } =>
                $"Cannot connect to {server}: {Unfinished(failure.InnerException.Message)}. Start it, or correct Host and Port in {givenBy}.",
            { SqlState: null, InnerException: not null } =>
                $"Cannot connect to {server}: {Unfinished(failure.Message)} ({Unfinished(failure.InnerException.Message)}). Correct {givenBy}.",
            { SqlState: null } =>
                $"Cannot connect to {server}: {Unfinished(failure.Message)}. Correct {givenBy}.",
            _ => null,
        };
    }

    private static string? Describe(PostgresException refused, string server, NpgsqlConnectionStringBuilder address, string givenBy)
    {
        var said = Unfinished(refused.MessageText);
        return refused.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                $"{Capital(server)} refuses the user '{address.Username}': {said}. Correct Username and Password in {givenBy}, or the server's pg_hba.conf.",
            PostgresErrorCodes.InvalidCatalogName =>
                $"{Capital(server)} has no database '{address.Database}'. Create it (createdb -h {address.Host} -p {address.Port} {address.Database}), or correct Database in {givenBy}.",
            PostgresErrorCodes.InsufficientPrivilege =>
                $"The user '{address.Username}' may not create Tessera's tables in the database '{address.Database}' of {server}: {said}. Make it the owner of the database.",
            PostgresErrorCodes.TooManyConnections =>
                $"{Capital(server)} takes no more connections: {said}. Raise its max_connections, or lower Maximum Pool Size in {givenBy}.",
            PostgresErrorCodes.CannotConnectNow => $"{Capital(server)} is starting or stopping: {said}. Try again in a moment.",
            PostgresErrorCodes.ReadOnlySqlTransaction => $"{Capital(server)} is a read-only replica: {said}. Connect to the primary.",
            PostgresErrorCodes.DiskFull => $"The disk of {server} is full: {said}. Free some space, and start again.",
            _ => null,
        };
    }

    private static string Unfinished(string sentence) => sentence.Trim().TrimEnd('.');

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
