using FsCheck;
using FsCheck.Fluent;
using Tessera.Server.Ledger;

namespace Tessera.Server.UnitTests.Ledger;

public sealed class HoldTests
{
    private static readonly Arbitrary<(Hold Hold, long Captured)> Captures = Arb.From(
        from plan in Amount()
        from pack in Amount()
        from share in Gen.Choose(0, 1_000)
        select (new Hold(new AccountId(1), plan, pack, PlanPeriod: 1), (long)((Int128)(plan + pack) * share / 1_000)));

    [Fact]
    public void Captured_and_released_tokens_are_the_held_tokens() => Property.HoldsFor(Captures, capture =>
    {
        var back = capture.Hold.Unspent(capture.Captured);
        return back.Plan + back.Pack + capture.Captured == capture.Hold.Tokens;
    });

    [Fact]
    public void No_bucket_gets_back_more_than_it_gave_nor_less_than_nothing() => Property.HoldsFor(Captures, capture =>
    {
        var (plan, pack) = capture.Hold.Unspent(capture.Captured);
        return plan >= 0 && plan <= capture.Hold.FromPlan && pack >= 0 && pack <= capture.Hold.FromPack;
    });

    [Fact]
    public void Pack_tokens_are_spent_only_when_no_plan_tokens_are_left() => Property.HoldsFor(Captures, capture =>
    {
        var (plan, pack) = capture.Hold.Unspent(capture.Captured);
        return plan == 0 || pack == capture.Hold.FromPack;
    });

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void A_charge_outside_the_hold_is_a_bug_of_the_caller(long captured) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Hold(new AccountId(1), 7, 3, 1).Unspent(captured));

    [Fact]
    public void A_hold_too_large_for_64_bits_overflows_loudly() =>
        Should.Throw<OverflowException>(() => new Hold(new AccountId(1), long.MaxValue, 1, 1).Tokens);

    private static Gen<long> Amount() =>
        Gen.Frequency((3, Gen.Choose(0, 20).Select(tokens => (long)tokens)), (1, Gen.Choose(0, int.MaxValue).Select(tokens => tokens * 400_000L)));
}
