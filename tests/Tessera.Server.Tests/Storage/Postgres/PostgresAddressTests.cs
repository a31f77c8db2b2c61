using Npgsql;
using Tessera.Server.Storage;

namespace Tessera.Server.Tests.Storage.Postgres;

/// <summary>How many connections a node opens.</summary>
[OneEngine]
public sealed class PostgresAddressTests
{
    [Theory]
    [InlineData("Host=db;Database=tessera", 24)]
    [InlineData("postgres://tessera:secret@db/tessera", 24)]
    [InlineData("Host=db;Database=tessera;Maximum Pool Size=60", 60)]
    [InlineData("Host=db;Database=tessera;MaxPoolSize=100", 100)]
    public void A_node_opens_few_connections_unless_configured_otherwise(string text, int expected)
    {
        var address = PostgresAddress.TryParse(text, out var problem).ShouldNotBeNull(problem);

        new NpgsqlConnectionStringBuilder(PostgresAddress.ForTessera(address, "")).MaxPoolSize.ShouldBe(expected);
    }

    [Fact]
    public void Fewer_than_a_node_needs_are_refused()
    {
        PostgresAddress.TryParse("Host=db;Database=tessera;Maximum Pool Size=7", out var problem).ShouldBeNull();

        problem.ShouldBe("has Maximum Pool Size=7; a node needs at least 8");
    }
}
