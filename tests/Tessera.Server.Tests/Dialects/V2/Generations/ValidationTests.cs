using System.Net;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary>What is wrong with a request is said before anything is charged, held, written or counted.</summary>
[OneEngine]
public sealed class ValidationTests(V2Server v2) : IClassFixture<V2Server>
{
    [Theory]
    [InlineData("""{"model":"gpt-5","promt":"Hello"}""", "promt", "prompt")]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","temprature":1}""", "temprature", "temperature")]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","params":{"max_token":9}}""", "max_token", "max_tokens")]
    [InlineData("""{"model":"dall-e-3","prompt":"A hill","params":{"qualty":"hd"}}""", "qualty", "quality")]
    [InlineData("""{"model":"kling-v2.1","prompt":"A hill","durations":5}""", "durations", "duration")]
    public async Task An_unknown_member_is_refused_with_the_nearest_name(string json, string field, string nearest)
    {
        var refusal = await RefusedAsync(json);

        refusal.Field.ShouldBe(field);
        refusal.Message.ShouldContain($"`{nearest}`");
    }

    [Theory]
    [InlineData("""{"model":"dall-e-3","prompt":"A hill","size":"1024x1024","params":{"size":"1792x1024"}}""", "size")]
    [InlineData("""{"model":"gpt-5","prompt":"One","params":{"prompt":"Two"}}""", "prompt")]
    [InlineData("""{"model":"gpt-5","params":{"model":"gpt-5.2"},"prompt":"One"}""", "model")]
    [InlineData("""{"model":"minimax-tts","text":"One","prompt":"Two"}""", "text")]
    [InlineData("""{"model":"gpt-5","prompt":"One","system":"Be brief","params":{"system_prompt":"Be long"}}""", "system_prompt")]
    public async Task A_value_given_twice_differently_is_refused(string json, string field) =>
        (await RefusedAsync(json)).Field.ShouldBe(field);

    [Theory]
    [InlineData("""{"model":"dall-e-3","prompt":"A hill","size":"1024x1024","params":{"size":"1024x1024"}}""")]
    [InlineData("""{"model":"dall-e-3","prompt":"A hill","size":null,"params":{"size":"1024x1024"}}""")]
    [InlineData("""{"model":"dall-e-3","prompt":"A hill","size":"1024x1024","params":{"size":null,"prompt":null}}""")]
    [InlineData("""{"model":"gpt-5","prompt":"One","system":"Be brief","params":{"system_prompt":"Be brief"}}""")]
    public async Task A_value_given_twice_alike_or_once_with_null_is_accepted(string json)
    {
        var account = await v2.Server.OpenAccountAsync();

        (await account.Client.GenerateAsync(json)).Text("status").ShouldBe("completed");
    }

    [Theory]
    [InlineData("""{"model":"dall-e-3","prompt":"A red fox and a zeppelin in a forest, high quality"}""", "zeppelin")]
    [InlineData("""{"model":"dall-e-3","prompt":"Лиса и дирижабль в лесу на закате"}""", "дирижабль")]
    [InlineData("""{"model":"dall-e-3","prompt":"A cat at night, oil painting"}""", null)]
    public async Task Words_that_the_sandbox_cannot_draw_are_named_in_the_warnings(string json, string? word)
    {
        var account = await v2.Server.OpenAccountAsync();

        var warnings = (await account.Client.GenerateAsync(json)).GetProperty("warnings").EnumerateArray().Select(one => one.GetString()).ToList();

        warnings.ShouldBe(word is null ? [] : [$"The sandbox does not know how to draw: {word}"]);
    }

    [Theory]
    [InlineData("""{"model":"dall-e-3","prompt":"A hill","size":"1x1"}""", "size", new[] { "1024x1024", "1024x1792", "1792x1024" })]
    [InlineData("""{"model":"dall-e-3","prompt":"A hill","params":{"format":"gif"}}""", "format", new[] { "webp", "png", "jpeg" })]
    [InlineData("""{"model":"kling-v2.1","prompt":"A hill","duration":6}""", "duration", new[] { "5", "10" })]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","n":2}""", "n", new[] { "1" })]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","reasoning_effort":"extreme"}""", "reasoning_effort", new[] { "none", "low", "medium", "high", "xhigh", "max" })]
    [InlineData("""{"model":"gpt-5","messages":[{"role":"robot","content":"Hello"}]}""", "messages[0].role", new[] { "system", "user", "assistant", "tool" })]
    public async Task A_value_not_offered_is_refused_with_those_that_are(string json, string field, string[] allowed)
    {
        var refusal = await RefusedAsync(json);

        refusal.Field.ShouldBe(field);
        refusal.Allowed.ShouldBe(allowed);
    }

    [Theory]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","temperature":3}""", "temperature")]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","temperature":1e400}""", "temperature")]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","temperature":"hot"}""", "temperature")]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","max_tokens":0}""", "max_tokens")]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","max_tokens":1.5}""", "max_tokens")]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","max_tokens":99999999999999999999}""", "max_tokens")]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","max_tokens_spent":-1}""", "max_tokens_spent")]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","max_tokens_spent":1e400}""", "max_tokens_spent")]
    [InlineData("""{"model":"flux-1.1-pro","prompt":"A hill","seed":-1}""", "seed")]
    [InlineData("""{"model":"photon-flash","prompt":"A hill","n":2}""", "n")]
    [InlineData("""{"model":"kling-v2.1","prompt":"A hill","params":{"n":"1"}}""", "n")]
    [InlineData("""{"model":"minimax-tts","text":"Hello","speed":3}""", "speed")]
    [InlineData("""{"model":"gpt-5"}""", "prompt")]
    [InlineData("""{"model":"gpt-5","prompt":"  "}""", "prompt")]
    [InlineData("""{"model":"gpt-5","messages":[]}""", "messages")]
    [InlineData("""{"model":"gpt-5","messages":[{"role":"user"}]}""", "messages[0].content")]
    [InlineData("""{"model":"gpt-5","messages":[{"role":"user","content":[{"type":"smell"}]}]}""", "messages[0].content[0]")]
    [InlineData("""{"model":"dall-e-3"}""", "prompt")]
    [InlineData("""{"model":"dall-e-3","prompt":"  "}""", "prompt")]
    [InlineData("""{"model":"dall-e-3","prompt":"A hill","messages":[{"role":"user","content":"Hello"}]}""", "messages")]
    [InlineData("""{"model":"gpt-5","text":"Hello"}""", "text")]
    [InlineData("""{"prompt":"Hello"}""", "model")]
    [InlineData("""{"model":"","prompt":"Hello"}""", "model")]
    [InlineData("""{"model":"upscale"}""", "image_url")]
    [InlineData("""{"model":"upscale","image_url":5}""", "image_url")]
    [InlineData("""{"model":"upscale","image_url":"ftp://example.com/a.png"}""", "image_url")]
    [InlineData("""{"model":"upscale","image_url":"data:image/png;base64,AAAA"}""", "image_url")]
    [InlineData("""{"model":"dall-e-3","prompt":"A hill","stream":true}""", "stream")]
    public async Task A_value_that_cannot_be_is_refused_by_name(string json, string field) =>
        (await RefusedAsync(json)).Field.ShouldBe(field);

    [Fact]
    public async Task Words_that_are_too_long_are_counted()
    {
        (await RefusedAsync($$"""{"model":"minimax-tts","text":"{{new string('a', 5001)}}"}""")).Message.ShouldContain("5001");
        (await RefusedAsync($$"""{"model":"dall-e-3","prompt":"{{new string('a', 4001)}}"}""")).Message.ShouldContain("4001");
    }

    [Fact]
    public async Task All_problems_are_reported_at_once()
    {
        var account = await v2.Server.OpenAccountAsync();

        var refused = await account.Client.PostTextAsync(GenerateRequests.Path, """{"model":"dall-e-3","size":"1x1","qualty":"hd","format":"gif"}""")
            .RefusedAsync(HttpStatusCode.UnprocessableEntity, "validation_error");

        refused.GetProperty("details").GetProperty("fields").EnumerateArray().Select(field => field.Text("field"))
            .ShouldBe(["size", "qualty", "format", "prompt"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"model":5,"prompt":"Hello"}""")]
    [InlineData("""{"model":"gpt-5","prompt":["Hello"]}""")]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","stream":"yes"}""")]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","params":[]}""")]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","system":{}}""")]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","max_tokens_spent":"3"}""")]
    [InlineData("""{"model":"gpt-5","messages":"Hello"}""")]
    [InlineData("""{"model":"gpt-5","messages":["Hello"]}""")]
    [InlineData("""{"model":"minimax-tts","text":5}""")]
    public async Task A_member_of_a_wrong_type_is_a_bad_request(string json)
    {
        var account = await v2.Server.OpenAccountAsync("vip");

        await account.Client.PostTextAsync(GenerateRequests.Path, json).RefusedAsync(HttpStatusCode.BadRequest, "bad_request");

        await ShouldBeUntouchedAsync(account);
    }

    [Theory]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","size":"1024x1024"}""", "`size`")]
    [InlineData("""{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}],"params":{"voice_id":"alloy"}}""", "`voice_id`")]
    [InlineData("""{"model":"photon-flash","prompt":"A hill","quality":"hd"}""", "`quality`")]
    [InlineData("""{"model":"photon-flash","prompt":"A hill","system":"Be brief"}""", "`system`")]
    public async Task An_option_of_other_models_is_ignored_and_reported(string json, string named)
    {
        var account = await v2.Server.OpenAccountAsync();

        var made = await account.Client.GenerateAsync(json);

        made.Text("status").ShouldBe("completed", made.ToString());
        made.GetProperty("warnings").EnumerateArray().Single().GetString().ShouldNotBeNull().ShouldContain(named);
    }

    [Fact]
    public async Task An_unknown_model_is_refused_with_the_nearest_and_an_excerpt_of_its_name()
    {
        var account = await v2.Server.OpenAccountAsync();

        var refused = await account.Client.PostTextAsync(GenerateRequests.Path, """{"model":"dalle-3","prompt":"A hill"}""")
            .RefusedAsync(HttpStatusCode.NotFound, "not_found");
        var endless = await account.Client.PostTextAsync(GenerateRequests.Path, $$"""{"model":"{{new string('a', 1_000_000)}}","prompt":"A hill"}""")
            .RefusedAsync(HttpStatusCode.NotFound, "not_found");

        refused.GetProperty("details").GetProperty("nearest").EnumerateArray().Select(slug => slug.GetString()).ShouldContain("dall-e-3");
        endless.ToString().Length.ShouldBeLessThan(2000);
    }

    [Theory]
    [InlineData("""{"model":"minimax-tts","text":"One\u0000two"}""")]
    [InlineData("""{"model":"photon-flash","prompt":"A\u0000hill \u0007 \uFFFE under \u001b[0m a <b>&amp;</b> sky"}""")]
    [InlineData("""{"model":"gpt-5","prompt":"One\u0000two"}""")]
    [InlineData("""{"model":"elevenlabs-sfx","prompt":"Rain\u0000wind","duration":1}""")]
    public async Task Control_characters_do_no_harm(string json)
    {
        var account = await v2.Server.OpenAccountAsync();

        var made = await account.Client.WaitAsync(await account.Client.GenerateAsync(json));

        made.Text("status").ShouldBe("completed", made.ToString());
    }

    private async Task<(string Field, string Message, string[] Allowed)> RefusedAsync(string json)
    {
        var account = await v2.Server.OpenAccountAsync("vip");

        var refusal = await account.Client.PostTextAsync(GenerateRequests.Path, json).RefusalAsync();

        await ShouldBeUntouchedAsync(account);
        return refusal;
    }

    private static async Task ShouldBeUntouchedAsync(TestAccount account)
    {
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        (await account.Client.CountAsync()).ShouldBe(0);
        using var balance = await account.Client.GetAsync("/api/v2/balance", TestHttp.Ct);
        balance.Headers.GetValues("X-RateLimit-Remaining-Hour").Single().ShouldBe("100");
    }
}
