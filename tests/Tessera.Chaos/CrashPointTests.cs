using Tessera.Server.Storage;

namespace Tessera.Chaos;

/// <summary>The server is killed at each named moment, one after the other on the same books.</summary>
public sealed class CrashPointTests
{
    private const int Killed = 128 + 9;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory(Timeout = 600_000)]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Killed_at_each_crash_point_it_loses_nothing_and_charges_nothing_twice(Engine engine)
    {
        await using var site = await Site.OpenAsync(engine);
        var promises = new Promises();
        foreach (var point in CrashPoints.All)
        {
            // Started on what the last kill left: taking that up may be where it dies this time.
            await using var server = site.Begin(0, new() { [CrashPoints.CrashVariable] = point }, KillLoop.Arguments);
            if (await server.WaitUntilReadyAsync())
            {
                var load = new Load(make => server.Client.SendAsync(make(), HttpCompletionOption.ResponseHeadersRead, Ct), promises);
                while (!await KillLoop.GoneAsync(() => load.EveryKindAsync(Ct)))
                {
                }

                load.Problems.ShouldBeEmpty(point);
            }

            (await server.WaitAsync()).ShouldBe(Killed, $"{point}: {server.Said}");
            (await site.VerifyAsync()).ShouldBeEmpty(point);
        }

        await using var last = await site.StartAsync(0, null, KillLoop.Arguments);
        (await promises.KeptAsync(last.Client, site.FirstBalance, Ct)).ShouldBeEmpty();
        (await site.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public void Every_crash_point_is_in_the_list_once() => typeof(CrashPoints).GetFields()
        .Where(field => field.IsLiteral && !field.Name.EndsWith("Variable", StringComparison.Ordinal))
        .Select(field => (string?)field.GetRawConstantValue())
        .Order(StringComparer.Ordinal)
        .ShouldBe(CrashPoints.All.Order(StringComparer.Ordinal));
}
