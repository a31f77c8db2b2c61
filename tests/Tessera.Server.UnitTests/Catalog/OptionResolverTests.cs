using Tessera.Server.Catalog;
using Tessera.Server.Http;

namespace Tessera.Server.UnitTests.Catalog;

public sealed class OptionResolverTests
{
    [Fact]
    public void Defaults_are_filled_in_as_the_seeds_print_them()
    {
        Show("dall-e-3", "{}").ShouldBe("format=webp quality=standard size=1024x1024");
        Show("kling-v2.1", "{}").ShouldBe("aspect_ratio=16:9 audio=false duration=5 resolution=1080p");
        Show("claude-sonnet-4.5", "{}").ShouldBe("temperature=0.7");
        Show("openai-tts", "{}").ShouldBe("format=mp3 speed=1 voice_id=alloy");
        Show("musicgen", "{}").ShouldBe("duration=30 format=mp3");
    }

    [Fact]
    public void Null_is_the_same_as_not_given()
    {
        var resolution = ShippedCatalog.Resolve(
            "dall-e-3", """{ "size": null, "style": null, "voice_id": null, "image_url": null }""");

        resolution.Errors.ShouldBeEmpty();
        resolution.Warnings.ShouldBeEmpty();
        resolution.Given.ShouldBeEmpty();
        resolution.Values.Text("size").ShouldBe("1024x1024");
    }

    [Theory]
    [InlineData("gpt-5", "tools", "[]")]
    [InlineData("gpt-5", "tool_choice", "\"auto\"")]
    [InlineData("gpt-6.2-sol", "tools", "[]")]
    [InlineData("gpt-6.2-sol", "tool_choice", "{\"type\":\"function\",\"function\":{\"name\":\"look\"}}")]
    [InlineData("deepseek-r1", "tools", "[]")]
    [InlineData("gpt-5", "response_format", "{\"type\":\"text\"}")]
    [InlineData("gpt-5", "user", "\"\"")]
    [InlineData("claude-opus-4.7", "stop", "[]")]
    [InlineData("claude-opus-4.7", "stop", "\"\"")]
    [InlineData("claude-opus-4.7", "stop", "[\"\"]")]
    [InlineData("dall-e-3", "negative_prompt", "\"\"")]
    [InlineData("kling-v2.1", "negative_prompt", "\"\"")]
    public void A_neutral_value_is_the_same_as_none(string slug, string name, string value)
    {
        var resolution = ShippedCatalog.Resolve(slug, $$"""{ "{{name}}": {{value}} }""");

        resolution.Errors.ShouldBeEmpty();
        resolution.Warnings.ShouldBeEmpty();
        resolution.Given.ShouldBeEmpty();
        resolution.Values.Values.Keys.ShouldNotContain(name);
    }

    [Fact]
    public void A_neutral_value_does_not_exclude_other_options_and_a_wrong_value_stays_wrong()
    {
        var resolution = ShippedCatalog.Resolve("gpt-5", """{ "tools": [], "tool_choice": "auto", "reasoning_effort": "high" }""");

        resolution.Errors.ShouldBeEmpty();
        resolution.Given.ShouldBe(["reasoning_effort"]);
        ShippedCatalog.Resolve("gpt-5", """{ "tool_choice": "auto", "tools": [{ "type": "function", "function": { "name": "look" } }] }""")
            .Given.ShouldBe(["tool_choice", "tools", "reasoning_effort"], ignoreOrder: true);
        string[] wrong = ["""{ "tools": "" }""", """{ "temperature": "" }""", """{ "temperature": [] }""", """{ "reasoning_effort": "" }""", """{ "tool_choice": [] }"""];
        wrong.ShouldAllBe(given => ShippedCatalog.Resolve("gpt-5", given).Errors.Count == 1);
    }

    [Fact]
    public void Given_values_are_distinguished_from_defaults() =>
        ShippedCatalog.Resolve("gpt-5", """{ "max_tokens": 5 }""").Given.ShouldBe(["max_tokens"]);

    [Fact]
    public void An_option_of_other_models_is_ignored_with_a_warning()
    {
        var resolution = ShippedCatalog.Resolve("flux-1.1-pro", """{ "style": "vivid", "voice_id": 7 }""");

        resolution.Errors.ShouldBeEmpty();
        resolution.Warnings.ShouldBe(
        [
            "`style` is not an option of flux-1.1-pro and was ignored.",
            "`voice_id` is not an option of flux-1.1-pro and was ignored.",
        ]);
        resolution.Values.Values.Keys.ShouldNotContain("style");
        resolution.Inputs.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("flux-1.1-pro", "mask_url", "`mask_url` names a file that flux-1.1-pro does not accept here. Omit it.")]
    [InlineData("gpt-image-1.5", "mask_url", "`mask_url` names a file that gpt-image-1.5 does not accept here. It accepts `image_url`.")]
    [InlineData("gpt-5", "image_url", "`image_url` names a file that gpt-5 does not accept here. Put images into `messages`.")]
    public void A_file_that_the_model_does_not_take_is_refused(string slug, string file, string message)
    {
        var error = ShippedCatalog.Resolve(slug, $$"""{ "{{file}}": "https://example.com/a.png" }""").Errors.ShouldHaveSingleItem();

        (error.Field, error.Message).ShouldBe((file, message));
        ShippedCatalog.Resolve(slug, $$"""{ "{{file}}": null }""").Errors.ShouldBeEmpty();
    }

    [Fact]
    public void Tools_that_the_model_cannot_call_are_refused_and_an_empty_list_of_them_is_not()
    {
        var resolution = ShippedCatalog.Resolve("deepseek-r1", """{ "tools": [{ "type": "function", "function": { "name": "look" } }] }""");

        resolution.Errors.ShouldHaveSingleItem().Message.ShouldStartWith("`tools` are not supported by deepseek-r1 on this server");
        ShippedCatalog.Resolve("deepseek-r1", """{ "tools": [], "tool_choice": "auto" }""").Errors.ShouldBeEmpty();
    }

    [Fact]
    public void An_option_that_requires_a_value_of_another_sets_that_value()
    {
        Show("gpt-5", "{}").ShouldBe(""); // a default gives way
        var resolution = ShippedCatalog.Resolve("gpt-5", """{ "temperature": 1, "top_p": 1 }""");

        (resolution.Values.Text("reasoning_effort"), resolution.Errors.Count).ShouldBe(("none", 0));
        resolution.Given.ShouldBe(["temperature", "top_p", "reasoning_effort"], ignoreOrder: true);
        resolution.Warnings.ShouldHaveSingleItem().ShouldBe("`reasoning_effort` was set to none, because gpt-5 takes `temperature` only with that value.");
        var error = ShippedCatalog.Resolve("gpt-5", """{ "temperature": 1, "reasoning_effort": "high" }""").Errors.ShouldHaveSingleItem();
        (error.Field, error.Message).ShouldBe((
            "temperature", "`temperature` is allowed only with `reasoning_effort` none on gpt-5, but `reasoning_effort` is \"high\". Omit one of the two."));
    }

    [Fact]
    public void An_object_is_allowed_by_its_type()
    {
        ShippedCatalog.Resolve("gpt-5", """{ "response_format": { "type": "json_schema", "json_schema": {} } }""").Errors.ShouldBeEmpty();
        ShouldBe(
            ShippedCatalog.Resolve("gpt-5", """{ "response_format": { "type": "xml" } }""").Errors.ShouldHaveSingleItem(),
            "response_format",
            "`response_format` of the type \"xml\" is not offered by gpt-5. Allowed: text, json_object, json_schema.",
            "text", "json_object", "json_schema");
        ShippedCatalog.Resolve("claude-opus-5.5", """{ "tool_choice": "auto" }""").Errors.ShouldBeEmpty();
        ShippedCatalog.Resolve("claude-opus-5.5", """{ "tool_choice": { "type": "function", "function": { "name": "f" } } }""").Errors.ShouldHaveSingleItem()
            .Allowed.ShouldBe(["auto", "none"]);
    }

    [Theory]
    [InlineData("metadata")]
    [InlineData("presence_penalty")]
    [InlineData("frequency_penalty")]
    public void Options_that_clients_send_by_default_are_known_although_no_model_accepts_them(string name)
    {
        var vocabulary = new OptionVocabulary([]);

        (vocabulary.IsKnown(name), vocabulary.IsKnown("top_p")).ShouldBe((true, false));
    }

    [Fact]
    public void Several_results_of_one_call_are_refused_where_it_makes_one()
    {
        ShouldBe(
            ShippedCatalog.Resolve("flux-1.1-pro", """{ "n": 2 }""").Errors.ShouldHaveSingleItem(),
            "n",
            "`n` must be 1, not 2: a call to flux-1.1-pro generates one result. Send a call for each.",
            "1");
        var one = ShippedCatalog.Resolve("flux-1.1-pro", """{ "n": 1.0 }""");
        (one.Errors.Count, one.Warnings.Count).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData("dall-e-3", "qualty", "quality")]
    [InlineData("dall-e-3", "promt", "prompt")]
    [InlineData("gpt-5", "max_token", "max_tokens")]
    [InlineData("kling-v2.1", "durration", "duration")]
    [InlineData("gpt-5", "voice_ld", "voice_id")]
    public void An_option_unknown_to_all_models_is_refused_with_the_nearest(string slug, string name, string nearest)
    {
        var error = ShippedCatalog.Resolve(slug, $$"""{ "{{name}}": null }""").Errors.ShouldHaveSingleItem();

        ShouldBe(error, name, $"`{name}` is not known. Did you mean `{nearest}`?", nearest);
    }

    [Fact]
    public void A_name_without_a_near_match_is_refused_with_the_models_options()
    {
        var error = ShippedCatalog.Resolve("whisper", $$"""{ "{{new string('x', 500)}}": 1 }""").Errors.ShouldHaveSingleItem();

        error.Field.ShouldBe(new string('x', 64) + "…");
        error.Message.ShouldEndWith("is not known. Options of whisper: language, task.");
    }

    [Fact]
    public void A_value_that_is_not_offered_is_named_with_those_that_are()
    {
        var error = ShippedCatalog.Resolve("dall-e-3", """{ "size": "512x512" }""").Errors.ShouldHaveSingleItem();

        ShouldBe(
            error,
            "size",
            "`size` \"512x512\" is not offered by dall-e-3. Allowed: 1024x1024, 1024x1792, 1792x1024.",
            "1024x1024",
            "1024x1792",
            "1792x1024");
    }

    [Theory]
    [InlineData("gpt-5", "temperature", "1e400", "must be a number from 0 to 2, not 1e400.")]
    [InlineData("gpt-5", "temperature", "2.01", "must be a number from 0 to 2, not 2.01.")]
    [InlineData("gpt-5", "temperature", "-0.1", "must be a number from 0 to 2, not -0.1.")]
    [InlineData("gpt-5", "temperature", "\"hot\"", "must be a number, not \"hot\".")]
    [InlineData("gpt-5", "max_tokens", "0", "must be a whole number from 1 to 128000, not 0.")]
    [InlineData("gpt-5", "max_tokens", "1.5", "must be a whole number from 1 to 128000, not 1.5.")]
    [InlineData("gpt-5", "max_tokens", "99999999999999999999", "must be a whole number from 1 to 128000, not 99999999999999999999.")]
    [InlineData("gpt-5", "seed", "99999999999999999999", "must be a whole number that fits 64 bits, not 99999999999999999999.")]
    [InlineData("deepseek-v3", "stop", "{}", "must be text or a list, not {}.")]
    [InlineData("gpt-5", "tools", "{}", "must be a list, not {}.")]
    [InlineData("gpt-5", "response_format", "[]", "must be an object, not [].")]
    [InlineData("kling-v2.1", "duration", "\"5\"", "must be a whole number, not \"5\".")]
    [InlineData("musicgen", "duration", "14", "must be a whole number from 15 to 120, not 14.")]
    [InlineData("musicgen", "duration", "true", "must be a whole number, not true.")]
    [InlineData("elevenlabs-scribe", "diarize", "\"yes\"", "must be true or false, not \"yes\".")]
    [InlineData("flux-1.1-pro", "seed", "-1", "must be a whole number from 0 to 9007199254740991, not -1.")]
    [InlineData("dall-e-3", "size", "\"\\ud800\"", "must be text, not \"\\ud800\".")]
    [InlineData("elevenlabs-v2", "voice_id", "\"a\\udc00\"", "must be text, not \"a\\udc00\".")]
    [InlineData("dall-e-3", "size", "1024", "must be text, not 1024.")]
    public void A_value_of_the_wrong_type_or_size_is_named(string slug, string option, string value, string message) =>
        ShippedCatalog.Resolve(slug, $$"""{ "{{option}}": {{value}} }""").Errors.ShouldHaveSingleItem()
            .Message.ShouldBe($"`{option}` {message}");

    [Fact]
    public void A_long_value_is_cut_in_the_message() =>
        ShippedCatalog.Resolve("elevenlabs-v2", $$"""{ "voice_id": "{{new string('v', 5000)}}" }""").Errors.ShouldHaveSingleItem()
            .Message.ShouldBe($"`voice_id` must be at most 64 characters long, not \"{new string('v', 64)}…\".");

    [Fact]
    public void Every_error_is_reported_at_once() =>
        ShippedCatalog.Resolve("dall-e-3", """{ "size": "1x1", "quality": 3, "stile": "vivid", "format": "gif" }""")
            .Errors.Select(error => error.Field).ShouldBe(["size", "quality", "stile", "format"]);

    [Theory]
    [InlineData("5.0", "5")]
    [InlineData("1e1", "10")]
    [InlineData("5", "5")]
    public void A_whole_number_may_be_spelt_with_a_point_and_is_handed_on_plain(string spelt, string plain) =>
        ShippedCatalog.Resolved("kling-v2.1", $$"""{ "duration": {{spelt}} }""").Values["duration"].GetRawText().ShouldBe(plain);

    [Theory]
    [InlineData("size")]
    [InlineData("aspect_ratio")]
    public void Midjourney_takes_its_ratio_under_both_names(string name)
    {
        var values = ShippedCatalog.Resolved("midjourney-v6", $$"""{ "{{name}}": "16:9" }""");

        values.Text("aspect_ratio").ShouldBe("16:9");
        values.Values.Keys.ShouldNotContain("size");
    }

    [Fact]
    public void Midjourney_refuses_two_different_ratios_and_takes_the_same_twice()
    {
        ShippedCatalog.Resolve("midjourney", """{ "size": "1:1", "aspect_ratio": "1:1" }""").Errors.ShouldBeEmpty();

        var error = ShippedCatalog.Resolve("midjourney", """{ "size": "1:1", "aspect_ratio": "16:9" }""")
            .Errors.ShouldHaveSingleItem();

        error.Message.ShouldBe(
            "`aspect_ratio` and `size` mean the same on midjourney, but their values differ: \"16:9\" and \"1:1\". "
            + "Give one of the two.");
    }

    [Fact]
    public void A_wrong_ratio_is_named_by_the_name_it_was_given_under() =>
        ShouldBe(
            ShippedCatalog.Resolve("midjourney", """{ "size": "1024x1024" }""").Errors.ShouldHaveSingleItem(),
            "size",
            "`size` \"1024x1024\" is not offered by midjourney. Allowed: 1:1, 2:3, 3:2, 9:16, 16:9.",
            "1:1",
            "2:3",
            "3:2",
            "9:16",
            "16:9");

    [Theory]
    [InlineData("dall-e-3", "16:9", "1792x1024")]
    [InlineData("flux-1.1-pro", "9:16", "768x1344")]
    [InlineData("flux-1.1-pro", "3:2", "1536x1024")]
    [InlineData("nano-banana-pro", "16:9", "1344x768")]
    public void A_ratio_picks_the_models_size(string slug, string ratio, string size) =>
        ShippedCatalog.Resolved(slug, $$"""{ "aspect_ratio": "{{ratio}}" }""").Text("size").ShouldBe(size);

    [Fact]
    public void A_ratio_beside_a_size_of_the_same_shape_is_fine() =>
        ShippedCatalog.Resolved("nano-banana-pro", """{ "aspect_ratio": "16:9", "size": "2688x1536" }""")
            .Text("size").ShouldBe("2688x1536");

    [Fact]
    public void A_ratio_beside_a_size_of_another_shape_is_an_error() =>
        ShippedCatalog.Resolve("dall-e-3", """{ "aspect_ratio": "16:9", "size": "1024x1024" }""").Errors.ShouldHaveSingleItem()
            .Message.ShouldBe(
                "`aspect_ratio` \"16:9\" means `size` 1792x1024 on dall-e-3, but `size` is \"1024x1024\". "
                + "Give one of the two.");

    [Fact]
    public void A_ratio_without_a_size_is_refused_with_the_available_ones() =>
        ShippedCatalog.Resolve("dall-e-3", """{ "aspect_ratio": "21:9" }""").Errors.ShouldHaveSingleItem()
            .Allowed.ShouldBe(["1:1", "9:16", "16:9"]);

    [Fact]
    public void Files_are_kept_apart_from_options()
    {
        var resolution = ShippedCatalog.Resolve("inpaint", """{ "image_url": "https://a/b.png", "seed": 4 }""");

        resolution.Errors.ShouldBeEmpty();
        resolution.Inputs.ShouldBe(new Dictionary<string, string> { ["image_url"] = "https://a/b.png" });
        resolution.Values.Values.Keys.ShouldNotContain("image_url");
        OptionResolver.MissingInputs(ShippedCatalog.Model("inpaint"), resolution).ShouldHaveSingleItem()
            .Field.ShouldBe("mask_url");
    }

    [Theory]
    [InlineData("7")]
    [InlineData("\"\"")]
    [InlineData("[]")]
    [InlineData("\"\\ud800\"")]
    public void A_file_is_named_by_text(string value) =>
        ShippedCatalog.Resolve("upscale", $$"""{ "image_url": {{value}} }""").Errors.ShouldHaveSingleItem()
            .Field.ShouldBe("image_url");

    [Fact]
    public void The_vocabulary_knows_names_by_category()
    {
        var vocabulary = ShippedCatalog.Model("gpt-5").Vocabulary;

        vocabulary.IsKnown("voice_id").ShouldBeTrue();
        vocabulary.IsKnown(Category.Text, "voice_id").ShouldBeFalse();
        vocabulary.IsKnown(Category.Tts, "voice_id").ShouldBeTrue();
        vocabulary.IsKnown("image_url").ShouldBeTrue();
        vocabulary.IsKnown("prompt").ShouldBeFalse();
    }

    private static void ShouldBe(FieldError error, string field, string message, params string[] allowed)
    {
        (error.Field, error.Message).ShouldBe((field, message));
        error.Allowed.ShouldNotBeNull().ShouldBe(allowed);
    }

    private static string Show(string slug, string json) => string.Join(
        ' ',
        ShippedCatalog.Resolved(slug, json).Values
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={OptionText.Of(pair.Value)}"));
}
