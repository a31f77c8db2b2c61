using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tessera.Server.Commands;
using Tessera.Server.Configuration;
using Tessera.Server.Hosting;
using Tessera.Server.Storage;
using Tessera.Server.Storage.Postgres;
using Tessera.Server.Storage.Sqlite;
using Tessera.Server.Tests.Admin;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests;

/// <summary>What a newcomer can get wrong about a machine or an installation stops the start with one sentence that says what to do.</summary>
public sealed class StartFailureTests
{
    private const string Nowhere = "--Tessera:Database:ConnectionString=postgres://ann:secret@127.0.0.1:1/tessera";

    [Theory]
    [InlineData("127.0.0.1:1: Connection refused. Start it, or correct Host and Port in Tessera:Database:ConnectionString.", Nowhere)]
    [InlineData("there is no host of this name. Correct Host", "--Tessera:Database:ConnectionString=postgres://ann:secret@no-such-host.invalid/tessera")]
    [InlineData("Cannot listen on 192.0.2.1:8080: this machine has no such address.", "--urls", "http://192.0.2.1:8080")]
    [InlineData("https://127.0.0.1:0 needs a certificate. Give one with Kestrel:Certificates:Default:Path", "--urls", "https://127.0.0.1:0")]
    [InlineData("no-such.pem'. Correct Kestrel:Certificates:Default.", "--urls", "https://127.0.0.1:0", "--Kestrel:Certificates:Default:Path=/no-such.pem")]
    public async Task A_configuration_error_is_one_sentence(string says, params string[] arguments)
    {
        using var folder = new TemporaryDataFolder();

        await RefusesAsync(folder.Path, says, arguments);
    }

    [Fact]
    public async Task An_unusable_data_folder_is_reported_in_one_sentence()
    {
        using var folder = new TemporaryDataFolder();
        var file = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(file, "", TestHttp.Ct);

        await RefusesAsync(file, $"{file} is a file, so it cannot hold the data folder {file}.");
        await RefusesAsync(Path.Combine(file, "data"), $"{file} is a file, so it cannot hold the data folder {file}/data.");
        await RefusesAsync(Path.Combine(folder.Path, new string('x', 120)), "is too long");
    }

    [Fact]
    public async Task An_invalid_or_newer_database_is_reported_in_one_sentence()
    {
        using var broken = new TemporaryDataFolder();
        await File.WriteAllTextAsync(DataFolder.DatabaseIn(broken.Path), string.Concat(Enumerable.Repeat("Not a database file. ", 400)), TestHttp.Ct);
        using var newer = new TemporaryDataFolder();
        SqliteSchema.Migrate(DataFolder.DatabaseIn(newer.Path));
        await using (var connection = new SqliteConnection($"Data Source={DataFolder.DatabaseIn(newer.Path)};Pooling=false"))
        {
            await connection.OpenAsync(TestHttp.Ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO migrations (name) VALUES ('9999_future.sql')";
            await command.ExecuteNonQueryAsync(TestHttp.Ct);
        }

        await RefusesAsync(broken.Path, $"{DataFolder.DatabaseIn(broken.Path)} is damaged or not a SQLite database");
        await RefusesAsync(newer.Path, "was written by a newer version of Tessera (it has the migration '9999_future.sql').");
    }

    [Fact]
    public async Task A_PostgreSQL_database_that_cannot_be_used_is_one_sentence()
    {
        using var database = TestDatabase.Postgres;
        using var folder = new TemporaryDataFolder();
        await using (var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false"))
        {
            await connection.OpenAsync(TestHttp.Ct);
            await using var command = new NpgsqlCommand("INSERT INTO migrations (name) VALUES ('9999_future.sql')", connection);
            await command.ExecuteNonQueryAsync(TestHttp.Ct);
        }

        await RefusesAsync(folder.Path, "was written by a newer version of Tessera", Address(database, _ => { }));
        await RefusesAsync(folder.Path, "has no database 'no_such'. Create it (createdb", Address(database, address => address.Database = "no_such"));
        await RefusesAsync(folder.Path, "refuses the user 'nobody'", Address(database, address => address.Username = "nobody"));
    }

    [Theory]
    [InlineData(PostgresErrorCodes.InvalidPassword, "refuses the user 'ann'")]
    [InlineData(PostgresErrorCodes.InsufficientPrivilege, "Make it the owner of the database")]
    [InlineData(PostgresErrorCodes.TooManyConnections, "Raise its max_connections")]
    [InlineData(PostgresErrorCodes.ReadOnlySqlTransaction, "Connect to the primary")]
    public void A_refusal_by_PostgreSQL_is_reported_without_the_password(string state, string says)
    {
        var address = new NpgsqlConnectionStringBuilder { Host = "db", Database = "tessera", Username = "ann", Password = "secret" };

        var sentence = PostgresFailure.Describe(new PostgresException("because", "FATAL", "FATAL", state), address, "--to");

        sentence.ShouldNotBeNull().ShouldContain(says);
        sentence.ShouldContain("because");
        sentence.ShouldNotContain("secret");
    }

    [Fact]
    public void A_PostgreSQL_server_that_is_too_old_is_refused_by_its_version()
    {
        PostgresSchema.RequireSupported(new Version(15, 0), "it");

        Should.Throw<OperatorException>(() => PostgresSchema.RequireSupported(new Version(14, 12), "PostgreSQL database tessera"))
            .Message.ShouldBe("The server of PostgreSQL database tessera is version 14.12; Tessera needs PostgreSQL 15 or newer. Upgrade it, or use another server.");
    }

    // As root everything may be written and every port used, so these two cannot be seen through the front door everywhere.
    [Fact]
    public void A_missing_permission_is_reported_in_one_sentence()
    {
        var failure = new StartFailure("data", []);

        failure.Explain(new ListenException(new IPEndPoint(IPAddress.Loopback, 80), new SocketException((int)SocketError.AccessDenied)))
            .ShouldNotBeNull().ShouldStartWith("Cannot listen on 127.0.0.1:80: this user may not use ports below");
        failure.Explain(new UnauthorizedAccessException("Access to the path '/root/data' is denied."))
            .ShouldNotBeNull().ShouldStartWith("Access to the path '/root/data' is denied. The user that runs the server must be able to write there");
        failure.Explain(new InvalidOperationException("A fault of ours.")).ShouldBeNull();
    }

    private static string Address(TestDatabase database, Action<NpgsqlConnectionStringBuilder> change)
    {
        var address = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false };
        change(address);
        return $"--Tessera:Database:ConnectionString={address.ConnectionString}";
    }

    private static async Task RefusesAsync(string folder, string says, params string[] arguments)
    {
        var (status, output, error) = await Command.RunAsync(["--data", folder, "--Tessera:Urls=http://127.0.0.1:0", .. arguments]);

        error.ShouldContain(says);
        error.TrimEnd().ShouldNotContain("\n");
        error.ShouldNotContain("secret");
        output.ShouldBeEmpty();
        status.ShouldBe(1);
    }
}
