using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Http;

namespace Tessera.Server.UnitTests.Catalog;

public sealed class ShippedModelsTests
{
    private static readonly string[] Models = [.. ShippedCatalog.Models.All.Select(model => model.Slug)];

    public static TheoryData<string> Slugs => [.. Models];

    [Theory]
    [InlineData(Category.Text, 29)]
    [InlineData(Category.Image, 29)]
    [InlineData(Category.Video, 19)]
    [InlineData(Category.Tts, 6)]
    [InlineData(Category.Music, 3)]
    [InlineData(Category.Stt, 3)]
    [InlineData(Category.Tool, 14)]
    internal void Every_category_holds_the_models_of_the_pages(Category category, int count) =>
        ShippedCatalog.Models.All.Count(model => model.Category == category).ShouldBe(count);

    [Theory]
    [InlineData("luma-ray2-flash", "luma-flash2")]
    [InlineData("photon-1", "photon")]
    [InlineData("whisper-1", "whisper")]
    public void A_slug_of_another_page_finds_the_same_model(string alias, string slug) =>
        ShippedCatalog.Model(alias).Slug.ShouldBe(slug);

    [Theory]
    [InlineData("gpt-4o", "gpt-6.2-sol", true)]
    [InlineData("gpt-4o-2024-08-06", "gpt-6.2-sol", true)]
    [InlineData("openai/gpt-5.4", "gpt-6.2-sol", true)]
    [InlineData("claude-opus-4-1-20250805", "claude-opus-4.7", true)]
    [InlineData("anthropic/claude-opus-4.6", "claude-opus-4.7", true)]
    [InlineData("stability-ai/sdxl", "sd-3.5-medium", true)]
    [InlineData("claude-sonnet-4-5-20250929", "claude-sonnet-4.5", false)]
    [InlineData("claude-fable-5-1", "claude-fable-5.1", false)]
    [InlineData("openai/gpt-5", "gpt-5", false)]
    [InlineData("openai/gpt-6-sol", "gpt-6-sol", false)]
    [InlineData("black-forest-labs/flux-schnell", "flux-schnell", false)]
    public void A_vendors_name_finds_its_model_or_the_one_that_stands_in_for_it(string name, string slug, bool standsIn)
    {
        var model = ShippedCatalog.Models.FindVendorName(name).ShouldNotBeNull();

        model.Slug.ShouldBe(slug);
        ShippedCatalog.Models.StandsIn(model, name).ShouldBe(standsIn);
    }

    [Fact]
    public void A_stand_in_is_known_to_the_vendors_dialects_only_and_a_route_of_that_name_comes_first()
    {
        ShippedCatalog.Models.Find("gpt-4o").ShouldBeNull();
        ShippedCatalog.Models.FindVendorName("gpt-4o/").ShouldBeNull();
        ShippedCatalog.Models.FindVendorName("-2025-01-01").ShouldBeNull();
        var own = ShippedCatalog.Model("gpt-5.2") with { Slug = "house-4o", Routes = [new ProviderRoute("openai", "gpt-4o")] };

        new ModelCatalog([.. ShippedCatalog.Models.All, own]).FindVendorName("gpt-4o").ShouldBe(own);
    }

    [Fact]
    public void An_unknown_slug_finds_nothing_and_suggests_what_was_meant()
    {
        ShippedCatalog.Models.Find("dalle-3").ShouldBeNull();

        ShippedCatalog.Models.Nearest("dalle-3")[0].ShouldBe("dall-e-3");
        ShippedCatalog.Models.Nearest("claude-sonet-4.5")[0].ShouldBe("claude-sonnet-4.5");
        ShippedCatalog.Models.Nearest("xylophone").ShouldBeEmpty();
        ShippedCatalog.Models.Nearest(new string('a', 1_000_000)).ShouldBeEmpty();
    }

    [Fact]
    public void Video_music_and_Midjourney_are_answered_pending_and_nothing_else_is() =>
        ShippedCatalog.Models.All.Where(model => model.IsAsync).Select(model => model.Slug).ShouldBe(
            ShippedCatalog.Models.All
                .Where(model => model.Category is Category.Video or Category.Music || model.Vendor == "MidJourney")
                .Select(model => model.Slug));

    [Fact]
    public void A_pending_generation_reports_how_long_it_takes()
    {
        ShippedCatalog.Models.All.Where(model => model.IsAsync && model.EtaSeconds is null).ShouldBeEmpty();
        ShippedCatalog.Model("midjourney").EtaSeconds.ShouldBe(45);
    }

    [Theory]
    [InlineData("gpt-5")]
    [InlineData("claude-sonnet-4.5")]
    [InlineData("gemini-3-pro")]
    public void The_vision_models_of_the_seeds_see(string slug) => ShippedCatalog.Model(slug).SupportsVision.ShouldBeTrue();

    [Fact]
    public void Text_streams_and_nothing_else_does() =>
        ShippedCatalog.Models.All.ShouldAllBe(model => model.SupportsStreaming == (model.Category == Category.Text));

    [Fact]
    public void Text_and_embeddings_are_not_tasks_and_everything_else_is()
    {
        ShippedCatalog.Model("gpt-5").Kind.ShouldBeNull();
        ShippedCatalog.Model("openai-tts").Kind.ShouldBe(TaskKind.Speech);
        ShippedCatalog.Models.All.ShouldAllBe(model => (model.Kind == null) == (model.Category == Category.Text || model.Category == Category.Embedding));
    }

    [Fact]
    public void Twenty_four_models_are_for_the_smallest_plan() =>
        ShippedCatalog.Models.All.Count(model => model.MinPlan == "free").ShouldBe(24);

    [Theory]
    [MemberData(nameof(Slugs))]
    public void The_plainest_request_is_valid_and_costs_within_the_range(string slug)
    {
        var model = ShippedCatalog.Model(slug);
        var range = PriceCalculator.Range(model);

        var resolution = OptionResolver.Resolve(model, OptionResolver.NothingGiven);

        resolution.Errors.ShouldBeEmpty();
        resolution.Warnings.ShouldBeEmpty();
        PriceCalculator.Base(model).Tokens.ShouldBeInRange(range.Min, range.Max);
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Descriptions_are_one_sentence_in_each_language(string slug)
    {
        var model = ShippedCatalog.Model(slug);

        model.DescriptionEn.ShouldMatch("^[A-Z][^а-яА-Я]+[.]$");
        model.DescriptionRu.ShouldMatch("[а-яА-Я].*[.]$");
    }

    [Fact]
    public void The_config_shows_what_the_public_page_shows()
    {
        var config = ShippedCatalog.Model("dall-e-3").Config;

        config["sizes"].GetRawText().ShouldBe("""["1024x1024","1024x1792","1792x1024"]""");
        config["formats"].GetRawText().ShouldBe("""["webp","png","jpeg"]""");
        config["quality_options"].GetRawText().ShouldBe("""["standard","hd"]""");
        ShippedCatalog.Model("midjourney-v6").Config["sizes"].GetRawText()
            .ShouldBe("""["1:1","2:3","3:2","9:16","16:9"]""");
        ShippedCatalog.Model("kling-v2.1").Config["durations"].GetRawText().ShouldBe("[5,10]");
    }

    [Fact]
    public void The_config_shows_what_an_option_goes_with() =>
        ShippedCatalog.Model("gpt-5").Config["options"].GetProperty("temperature").GetProperty("with").GetRawText().ShouldBe("""{"reasoning_effort":["none"]}""");

    [Fact]
    public void Category_names_are_those_of_the_history_page()
    {
        Enum.GetValues<Category>().Select(category => category.ToWire())
            .ShouldBe(["text", "image", "video", "tts", "audio", "stt", "tool", "embedding"], "The page has all but the last.");
        WireNames.TryParse<Category>("audio", out var music).ShouldBeTrue();
        music.ShouldBe(Category.Music);
        WireNames.TryParse<Category>("music", out _).ShouldBeFalse();
        WireNames.TryParse<Category>(null, out _).ShouldBeFalse();
    }
}
