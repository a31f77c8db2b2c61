namespace Tessera.Server.Tests.Ledger;

/// <summary>Draws sequences of steps: small numbers, so that balances, limits and periods are met all the time.</summary>
internal static class LedgerSteps
{
    private static readonly string[] Plans = ["free", "plus", "elite"];

    public static List<LedgerStep> Draw(int seed)
    {
        var random = new Random(seed);
        var steps = new List<LedgerStep>();
        for (var left = random.Next(4, 36); left > 0; left--)
        {
            steps.Add(DrawStep(random));
        }

        return steps;
    }

    private static LedgerStep DrawStep(Random random) => random.Next(4) == 0 ? DrawLoanStep(random) : DrawWalletStep(random);

    private static LedgerStep DrawLoanStep(Random random) => random.Next(20) switch
    {
        < 6 => new LedgerStep.Lend(DrawNode(random), random.Next(0, 50), random.Next(1, 4), DrawLimit(random), DrawLimit(random), DrawLimit(random)),
        < 13 => new LedgerStep.Draw(DrawNode(random), random.Next(0, 25), random.Next(25) == 0),
        < 15 => new LedgerStep.Return(DrawNode(random)),
        < 16 => new LedgerStep.Revoke(),
        < 18 => new LedgerStep.Kill(DrawNode(random)),
        < 19 => new LedgerStep.ReturnDead(),
        _ => new LedgerStep.TakeBack(random.Next(1, 60)),
    };

    // Mostly the first of three, so that what a node borrowed is often drawn and returned by it.
    private static int DrawNode(Random random) => Math.Max(0, random.Next(6) - 3);

    private static LedgerStep DrawWalletStep(Random random) => random.Next(100) switch
    {
        < 10 => new LedgerStep.Wait(DrawTime(random)),
        < 11 => new LedgerStep.OpenTwice(),
        < 20 => new LedgerStep.GrantPack(random.Next(40) == 0 ? DrawOdd(random) : random.Next(1, 60)),
        < 32 => new LedgerStep.StartPeriod(
            Plans[random.Next(Plans.Length)], random.Next(60) == 0 ? DrawOdd(random) : random.Next(0, 60), random.Next(3) == 0 ? null : DrawTime(random), random.Next(2) == 0),
        < 66 => new LedgerStep.Hold(
            random.Next(30) == 0 ? -1 : random.Next(0, 50), random.Next(12) == 0, DrawLimit(random), DrawLimit(random), DrawLimit(random), random.Next(25) == 0),
        < 68 => new LedgerStep.HoldTwice(random.Next(8), random.Next(0, 20)),
        < 97 => new LedgerStep.Settle(random.Next(8), DrawPercent(random)),
        _ => new LedgerStep.SettleTwice(random.Next(8), DrawPercent(random)),
    };

    private static TimeSpan DrawTime(Random random) => random.Next(3) switch
    {
        0 => TimeSpan.FromMinutes(random.Next(1, 90)),
        1 => TimeSpan.FromHours(random.Next(1, 30)),
        _ => TimeSpan.FromDays(random.Next(1, 40)),
    };

    private static long DrawOdd(Random random) => random.Next(4) switch
    {
        0 => 0,
        1 => -5,
        2 => long.MaxValue,
        _ => 1_000_000_000_000_000,
    };

    private static int? DrawLimit(Random random) => random.Next(3) == 0 ? random.Next(0, 5) : null;

    private static int DrawPercent(Random random) => random.Next(10) switch
    {
        0 or 1 => 0,
        2 or 3 => 100,
        4 => random.Next(40) == 0 ? -1 : 100,
        5 => random.Next(40) == 0 ? 101 : 0,
        _ => random.Next(0, 101),
    };
}
