using Tessera.Providers;
using Tessera.Server.Catalog;

namespace Tessera.Server.UnitTests.Catalog;

public sealed class RouteCostTests
{
    [Fact]
    public void All_rates_of_a_cell_add_up()
    {
        var cell = new CostCell { PerCall = 1, PerImage = 20, PerSecond = 300, InputPerMillion = 4_000_000, OutputPerMillion = 50_000_000, CharactersPerMillion = 600_000_000 };

        var cost = cell.MicroUsd(CallOptions.None, new() { InputMilliseconds = 2000, PromptTokens = 3, CompletionTokens = 5, Characters = 7 });

        cost.ShouldBe(1 + 20 + 600 + 12 + 250 + 4200);
    }

    [Fact]
    public void A_requested_duration_takes_precedence_over_that_of_the_file() =>
        new CostCell { PerSecond = 10 }.MicroUsd(ShippedCatalog.Resolved("musicgen", """{"duration":20}"""), new() { InputMilliseconds = 1 }).ShouldBe(200);

    [Theory]
    [InlineData(-1L, 0L)]
    [InlineData(0L, 0L)]
    [InlineData(1L, 1L)]
    [InlineData(999L, 1L)]
    [InlineData(1000L, 1L)]
    [InlineData(1001L, 2L)]
    [InlineData(null, null)]
    public void A_part_of_a_millionth_is_rounded_up_and_an_unknown_count_is_an_unknown_cost(long? milliseconds, long? cost) =>
        new CostCell { PerSecond = 1 }.MicroUsd(CallOptions.None, new() { InputMilliseconds = milliseconds }).ShouldBe(cost);

    [Fact]
    public void A_count_without_a_rate_costs_nothing() =>
        new CostCell { PerCall = 3 }.MicroUsd(CallOptions.None, new() { PromptTokens = 1_000_000 }).ShouldBe(3);

    [Fact]
    public void A_cost_beyond_64_bits_is_unknown()
    {
        new CostCell { PerCall = long.MaxValue, PerImage = 1 }.MicroUsd(CallOptions.None, default).ShouldBeNull();
        new CostCell { PerCall = long.MaxValue - 1, PerImage = 1 }.MicroUsd(CallOptions.None, default).ShouldBe(long.MaxValue);
    }

    [Fact]
    public void The_first_cell_that_matches_all_its_options_counts()
    {
        var options = ShippedCatalog.Resolved("musicgen", """{"duration":20,"format":"wav"}""");
        CostCell Cell(long cost, params (string Name, string Value)[] when) => new() { PerCall = cost, When = when.ToDictionary(pair => pair.Name, pair => pair.Value) };

        new RouteCost([Cell(1, ("duration", "20"), ("format", "mp3")), Cell(2, ("duration", "20"), ("format", "wav")), Cell(3)]).MicroUsd(options, default).ShouldBe(2);
        new RouteCost([Cell(1, ("absent", "20")), Cell(3)]).MicroUsd(options, default).ShouldBe(3);
        new RouteCost([Cell(1, ("format", "WAV"))]).MicroUsd(options, default).ShouldBeNull();
    }

    [Fact]
    public void Its_date_is_that_of_the_oldest_price()
    {
        var (older, newer) = (new DateOnly(2026, 1, 2), new DateOnly(2026, 3, 4));

        new RouteCost([new() { AsOf = newer }, new(), new() { AsOf = older }]).AsOf.ShouldBe(older);
        new RouteCost([new()]).AsOf.ShouldBeNull();
    }
}
