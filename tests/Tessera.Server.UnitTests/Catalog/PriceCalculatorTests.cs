using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Tessera.Providers;
using Tessera.Server.Catalog;

namespace Tessera.Server.UnitTests.Catalog;

public sealed class PriceCalculatorTests
{
    [Theory]
    [InlineData("luma-flash2", """{ "resolution": "1080p" }""", 52)] // 51.7
    [InlineData("luma-flash2", """{ "duration": 9 }""", 42)]
    [InlineData("luma-ray2", "{}", 70)] // 69.4
    [InlineData("sora-2", """{ "duration": 4 }""", 42)] // 41.67
    [InlineData("veo-3.1", """{ "audio": true, "duration": 8 }""", 334)]
    [InlineData("midjourney", """{ "mode": "relax", "quality": "hd" }""", 3)]
    [InlineData("nano-banana-pro", """{ "size": "2048x2048" }""", 27)]
    [InlineData("kling-v2.1", """{ "duration": 10.0, "audio": true }""", 94)]
    public void Parts_of_a_token_are_rounded_up(string slug, string options, long tokens) =>
        PriceCalculator.Exact(ShippedCatalog.Model(slug), ShippedCatalog.Resolved(slug, options), new(1)).Tokens.ShouldBe(tokens);

    [Theory]
    [InlineData(-1L, 60)]
    [InlineData(0L, 60)]
    [InlineData(60_000L, 60)]
    [InlineData(60_001L, 61)]
    [InlineData(599_000L, 599)]
    [InlineData(3_600_000L, 600)]
    [InlineData(long.MaxValue, 600)]
    [InlineData(null, 600)]
    public void A_file_costs_by_its_length_and_one_of_unknown_length_the_most(long? milliseconds, long tokens) =>
        PriceCalculator.Exact(ShippedCatalog.Model("el-dubbing"), ShippedCatalog.Resolved("el-dubbing", "{}"), new(0, milliseconds))
            .Tokens.ShouldBe(tokens);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(200, 2)]
    [InlineData(201, 3)]
    [InlineData(5000, 50)]
    public void Text_costs_by_its_length(int characters, long tokens) =>
        PriceCalculator.Exact(Priced(new PriceRule.PerCharacter(1, 100, 2)), Defaults, new(characters))
            .Tokens.ShouldBe(tokens);

    [Fact]
    public void Text_never_costs_less_or_more_than_its_range() =>
        PriceCalculator.Range(Priced(new PriceRule.PerCharacter(1, 100, 2))).ShouldBe(new PriceCalculator.PriceRange(2, 50));

    [Theory]
    [InlineData(1000L, 2000L, 8)] // 7.5
    [InlineData(0L, 0L, 1)]
    [InlineData(-5L, -5L, 1)]
    [InlineData(long.MaxValue, long.MaxValue, 40)]
    [InlineData(null, 2000L, 40)]
    [InlineData(1000L, null, 40)]
    public void Usage_is_charged_within_the_hold_whatever_the_provider_reports(long? input, long? output, long charge)
    {
        var model = Priced(new PriceRule.PerUsage(1500, 3000, 1, 40));

        var price = PriceCalculator.Exact(model, Defaults, new(10));

        price.Tokens.ShouldBe(40);
        price.Charge(input, output).ShouldBe(charge);
        PriceCalculator.Range(model).ShouldBe(new PriceCalculator.PriceRange(1, 40));
    }

    [Fact]
    public void A_known_price_is_charged_whatever_the_usage() =>
        PriceCalculator.Base(ShippedCatalog.Model("gpt-5")).Charge(1_000_000, 1_000_000).ShouldBe(3);

    [Fact]
    public void Options_that_were_not_resolved_have_no_price() =>
        Should.Throw<InvalidOperationException>(
            () => PriceCalculator.Exact(ShippedCatalog.Model("dall-e-3"), CallOptions.None, new(1)));

    [Fact]
    public void Any_request_that_resolves_costs_within_the_models_range() =>
        Prop.ForAll<int, int[], int>((which, picks, milliseconds) =>
        {
            var model = ShippedCatalog.Models.All[(int)((uint)which % (uint)ShippedCatalog.Models.All.Count)];
            var resolution = OptionResolver.Resolve(model, Pick(model, picks));
            if (resolution.Errors.Count > 0)
            {
                return resolution.Errors.All(error => error.Field is "aspect_ratio" or "size" || model.Options[error.Field].With.Count > 0);
            }

            var tokens = PriceCalculator.Exact(model, resolution.Values, new(Math.Abs(which % 5000), milliseconds)).Tokens;
            var range = PriceCalculator.Range(model);
            return tokens >= 0 && tokens >= range.Min && tokens <= range.Max;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Both_ends_of_every_range_are_the_price_of_some_request()
    {
        foreach (var model in ShippedCatalog.Models.All.Where(model => model.Price is not PriceRule.PerSecond { Option: null }))
        {
            var prices = Requests(model)
                .SelectMany(given => Lengths(model).Select(length => PriceCalculator.Exact(model, OptionResolver.Resolve(model, given).Values, new(length)).Tokens))
                .ToArray();

            new PriceCalculator.PriceRange(prices.Min(), prices.Max()).ShouldBe(PriceCalculator.Range(model), model.Slug);
        }
    }

    private static int[] Lengths(Model model) => model.Price is PriceRule.PerCharacter ? [1, model.MaxPromptLength] : [1];

    private static CallOptions Defaults => ShippedCatalog.Resolved("openai-tts", "{}");

    private static Model Priced(PriceRule rule) => ShippedCatalog.Model("openai-tts") with { Price = rule };

    private static Dictionary<string, JsonElement> Pick(Model model, int[] picks)
    {
        var given = new Dictionary<string, JsonElement>();
        foreach (var (rule, pick) in model.Options.Values.Zip(picks))
        {
            var values = Values(rule);
            if (values.Length > 0 && pick % 3 != 0)
            {
                given[rule.Name] = values[(uint)pick % (uint)values.Length];
            }
        }

        return given;
    }

    private static IEnumerable<Dictionary<string, JsonElement>> Requests(Model model)
    {
        IEnumerable<Dictionary<string, JsonElement>> requests = [[]];
        foreach (var rule in model.Options.Values.Where(rule => rule.Default is not null))
        {
            requests = requests.SelectMany(
                _ => Values(rule),
                (request, value) => new Dictionary<string, JsonElement>(request) { [rule.Name] = value });
        }

        return requests;
    }

    private static JsonElement[] Values(OptionRule rule) => rule switch
    {
        { Types: OptionTypes.Map } => [.. rule.Allowed.Select(type => JsonSerializer.SerializeToElement(new { type }))],
        { Allowed.Count: > 0 } => [.. rule.Allowed],
        { Types: OptionTypes.Flag } => [JsonSerializer.SerializeToElement(true), JsonSerializer.SerializeToElement(false)],
        { Min: { } min, Max: { } max } => [JsonSerializer.SerializeToElement(min), JsonSerializer.SerializeToElement(max)],
        { Default: { } value } => [value],
        _ => [],
    };
}
