using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary>The price calculated is the price charged, for one model of each kind of price.</summary>
public sealed class ChargesTests(ChargesTests.PricedServer priced) : IClassFixture<ChargesTests.PricedServer>
{
    [Theory]
    [InlineData("gpt-5", """{"model":"gpt-5","prompt":"Hello"}""", "fixed", 3)]
    [InlineData("dall-e-3", """{"model":"dall-e-3","prompt":"A hill","params":{"quality":"hd"}}""", "matrix", 10)]
    [InlineData("spoken", """{"model":"spoken","text":"Hello there","format":"wav"}""", "per_character", 3)]
    [InlineData("elevenlabs-sfx", """{"model":"elevenlabs-sfx","prompt":"Rain","duration":3}""", "per_second", 6)]
    [InlineData("dots", """{"model":"dots","prompt":"A hill","size":"1344x768"}""", "per_point", 14)]
    public async Task A_request_is_charged_as_calculated(string slug, string json, string type, long tokens)
    {
        var account = await priced.Server.OpenAccountAsync();

        var price = await account.Client.PostTextAsync($"/api/v2/models/{slug}/calculate-price", json).JsonAsync();
        var made = await account.Client.WaitAsync(await account.Client.GenerateAsync(json));

        (price.Text("pricing_type"), price.Whole("token_cost")).ShouldBe((type, tokens), price.ToString());
        (made.Text("status"), made.Whole("tokens_spent")).ShouldBe(("completed", tokens), made.ToString());
        (await account.Client.TokensAsync()).ShouldBe((1000 - tokens, 0));
        await priced.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_price_by_usage_holds_the_most_and_charges_what_was_used()
    {
        var account = await priced.Server.OpenAccountAsync();
        const string Json = """{"model":"metered","messages":[{"role":"user","content":"Hello [sandbox: tokens=20]"}]}""";

        var price = await account.Client.PostTextAsync("/api/v2/models/metered/calculate-price", Json).JsonAsync();
        var made = await account.Client.GenerateAsync(Json);

        (price.Text("pricing_type"), price.Whole("token_cost")).ShouldBe(("per_usage", 500));
        var usage = made.GetProperty("usage");
        var used = usage.Whole("prompt_tokens") + (2 * usage.Whole("completion_tokens"));
        usage.Whole("completion_tokens").ShouldBe(20);
        made.Whole("tokens_used").ShouldBe(used);
        (await account.Client.TokensAsync()).ShouldBe((1000 - used, 0));
    }

    /// <summary>A server with a model of each kind of price that the shipped catalogue has no quick one for.</summary>
    public sealed class PricedServer : IAsyncLifetime
    {
        private const string Models =
            """
            { "models": [
              { "slug": "spoken", "name": "Spoken", "vendor": "Test", "category": "tts", "min_plan": "free", "description_en": "By the letter.",
                "description_ru": "По буквам.", "routes": [{ "provider": "vllm", "model": "m" }],
                "price": { "type": "per_character", "tokens": 1, "characters": 5, "min": 1 } },
              { "slug": "elevenlabs-sfx", "price": { "type": "per_second", "of": "duration", "cells": [{ "tokens": 2, "seconds": 1 }] } },
              { "slug": "dots", "name": "Dots", "vendor": "Test", "category": "image", "min_plan": "free", "description_en": "By the point.",
                "description_ru": "По баллам.", "options": { "size": { "type": "string", "allowed": ["1024x1024", "1344x768"], "default": "1024x1024" } },
                "routes": [{ "provider": "vllm", "model": "m" }],
                "price": { "type": "per_point", "tokens_per_point": 7,
                  "cells": [{ "when": { "size": "1024x1024" }, "points": 1 }, { "when": { "size": "1344x768" }, "points": 2 }] } },
              { "slug": "metered", "name": "Metered", "vendor": "Test", "category": "text", "min_plan": "free", "description_en": "By usage.",
                "description_ru": "По расходу.", "supports_streaming": true, "routes": [{ "provider": "vllm", "model": "m" }],
                "price": { "type": "per_usage", "input_per_million": 1000000, "output_per_million": 2000000, "min": 1, "max": 500 } }
            ] }
            """;

        private TestServer? _server;

        public TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

        public async ValueTask InitializeAsync() => _server = await TestServer.StartWithModelsAsync(Models);

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
