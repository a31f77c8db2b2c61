using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.UnitTests.Ledger;

public sealed class WalletTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(50).AddMinutes(59);

    [Fact]
    public void Plan_and_pack_tokens_can_be_spent_held_ones_cannot() => Wallet(plan: 3, pack: 4, held: 100).Available.ShouldBe(7);

    [Fact]
    public void A_sum_beyond_64_bits_overflows_loudly() =>
        Should.Throw<OverflowException>(() => Wallet(plan: long.MaxValue, pack: 1, held: 0).Available);

    [Fact]
    public void Counts_are_those_of_the_running_windows_only()
    {
        var wallet = Wallet(plan: 0, pack: 0, held: 0);

        wallet.UsedThisHour(Now).ShouldBe(5);
        wallet.UsedToday(Now).ShouldBe(9);
        wallet.UsedThisHour(Now.AddMinutes(1)).ShouldBe(0);
        wallet.UsedToday(Now.AddMinutes(1)).ShouldBe(9);
        wallet.UsedToday(Now.AddDays(1)).ShouldBe(0);
    }

    [Fact]
    public void Each_kind_of_line_is_stored_under_a_name_that_reads_back()
    {
        foreach (var kind in Enum.GetValues<JournalKind>())
        {
            WireNames.Parse<JournalKind>(kind.ToWire()).ShouldBe(kind);
        }

        Should.Throw<InvalidOperationException>(() => WireNames.Parse<JournalKind>("gift"));
        Should.Throw<KeyNotFoundException>(() => ((JournalKind)99).ToWire());
    }

    private static Wallet Wallet(long plan, long pack, long held) => new(
        new AccountId(1), "free", 1, null, false, plan, pack, held, 0, RateWindow.Hour(Now), 5, RateWindow.Day(Now), 9);
}
