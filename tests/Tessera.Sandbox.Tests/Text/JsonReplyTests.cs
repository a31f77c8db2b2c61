using System.Text.Json;
using static Tessera.Sandbox.Tests.SandboxReply;
using static Tessera.Testing.TextCalls;

namespace Tessera.Sandbox.Tests.Text;

public sealed class JsonReplyTests
{
    [Theory]
    [InlineData("Describe a lighthouse as JSON")]
    [InlineData("Return only a JSON array please")]
    [InlineData("Опиши маяк в формате JSON")]
    public async Task A_prompt_that_asks_for_json_gets_nothing_but_json(string prompt)
    {
        var reply = Json(await TextAsync(prompt));

        reply.GetProperty("sandbox").GetString().ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("What is JSON?")]
    [InlineData("Why is JSON so popular?")]
    public async Task A_question_about_json_is_answered_in_prose(string prompt) =>
        (await TextAsync(prompt)).ShouldStartWith("Sandbox reply");

    [Fact]
    public async Task Json_object_mode_returns_an_object_with_the_notice()
    {
        var reply = Json(await TextAsync("Describe a lighthouse", new { response_format = new { type = "json_object" } }));

        reply.GetProperty("sandbox").GetString().ShouldBe("Sandbox reply (no model was called)");
        reply.GetProperty("topics")[0].GetString().ShouldBe("lighthouse");
    }

    [Fact]
    public async Task Members_named_in_the_prompt_are_there()
    {
        var reply = Json(await TextAsync("Return JSON with keys name, age and city about a sailor"));

        reply.EnumerateObject().Select(member => member.Name).ShouldBe(["sandbox", "name", "age", "city"]);
    }

    [Fact]
    public async Task A_closed_schema_is_followed_exactly_and_its_free_texts_contain_sandbox()
    {
        var schema = Json("""
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["title", "year", "rating", "kind", "tags", "author", "seen", "note"],
              "properties": {
                "title": {"type": "string"},
                "year": {"type": "integer", "minimum": 1900, "maximum": 2100},
                "rating": {"type": "number", "exclusiveMinimum": 2, "maximum": 5},
                "kind": {"enum": ["film", "book"]},
                "tags": {"type": "array", "items": {"type": "string", "maxLength": 4}, "minItems": 3},
                "author": {"$ref": "#/$defs/person"},
                "seen": {"type": "boolean"},
                "note": {"type": ["null", "string"]}
              },
              "$defs": {
                "person": {
                  "type": "object",
                  "required": ["born"],
                  "properties": {
                    "born": {"type": "string", "format": "date"},
                    "friend": {"anyOf": [{"$ref": "#/$defs/person"}, {"type": "null"}]}
                  }
                }
              }
            }
            """);

        var reply = Json(await TextAsync("A film about the sea", Format(schema)));

        reply.EnumerateObject().Select(member => member.Name)
            .ShouldBe(["title", "year", "rating", "kind", "tags", "author", "seen", "note"]);
        reply.GetProperty("title").GetString().ShouldNotBeNull().ShouldStartWith("Sandbox: ");
        reply.GetProperty("year").GetInt32().ShouldBe(1900);
        reply.GetProperty("rating").GetDouble().ShouldBe(2.5);
        reply.GetProperty("kind").GetString().ShouldBe("film");
        reply.GetProperty("tags").GetArrayLength().ShouldBe(3);
        reply.GetProperty("tags").EnumerateArray().ShouldAllBe(tag => tag.GetString()!.Length <= 4);
        DateOnly.TryParseExact(reply.GetProperty("author").GetProperty("born").GetString(), "yyyy-MM-dd", out _).ShouldBeTrue();
        reply.GetProperty("seen").ValueKind.ShouldBe(JsonValueKind.True);
        reply.GetProperty("note").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_open_schema_gets_the_notice_as_one_more_member()
    {
        var schema = Json("""{"type":"object","required":["city"],"properties":{"city":{"type":"string"}}}""");

        var reply = Json(await TextAsync("Weather in Omsk", Format(schema)));

        reply.GetProperty("sandbox").GetString().ShouldBe("Sandbox reply (no model was called)");
        reply.GetProperty("city").GetString().ShouldBe("Weather");
    }

    [Fact]
    public async Task A_schema_that_refers_to_itself_without_end_still_gives_json()
    {
        var schema = Json("""{"type":"object","additionalProperties":false,"required":["next"],"properties":{"next":{"$ref":"#"}}}""");

        Json(await TextAsync("x", Format(schema))).TryGetProperty("next", out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("\"required\"")]
    [InlineData("""{"type":"function","function":{"name":"get_weather"}}""")]
    public async Task A_forced_tool_is_called_with_arguments_of_its_schema(string choice)
    {
        var parts = await PartsAsync(Call("Weather in Omsk", new { tools = Tools, tool_choice = Json(choice) }));

        parts.OfType<TextPart.Delta>().ShouldBeEmpty();
        var end = parts[^1].ShouldBeOfType<TextPart.End>();
        end.FinishReason.ShouldBe("tool_calls");
        var call = Json(end.ToolCallsJson.ShouldNotBeNull())[0];
        call.GetProperty("type").GetString().ShouldBe("function");
        call.GetProperty("function").GetProperty("name").GetString().ShouldBe("get_weather");
        Json(call.GetProperty("function").GetProperty("arguments").GetString()!).GetProperty("unit").GetString().ShouldBe("C");
    }

    [Theory]
    [InlineData("\"auto\"")]
    [InlineData("\"none\"")]
    public async Task A_tool_that_is_not_forced_is_left_alone(string choice)
    {
        var parts = await PartsAsync(Call("Weather in Omsk?", new { tools = Tools, tool_choice = Json(choice) }));

        parts[^1].ShouldBe(new TextPart.End("stop"));
        parts.Joined().ShouldContain("Weather");
    }

    [Fact]
    public async Task A_tool_that_is_not_there_is_refused_by_name()
    {
        var parts = await PartsAsync(Call("x", new { tools = Tools, tool_choice = new { type = "function", function = new { name = "fly" } } }));

        var failure = parts.ShouldHaveSingleItem().ShouldBeOfType<TextPart.Failed>().Failure;
        failure.Kind.ShouldBe(FailureKind.InvalidInput);
        failure.Message.ShouldContain("'fly'");
    }

    private static JsonElement Tools => Json("""
        [{"type":"function","function":{"name":"get_weather","parameters":{"type":"object","required":["city"],"properties":{"city":{"type":"string"},"unit":{"enum":["C","F"]}}}}}]
        """);

    private static object Format(JsonElement schema) =>
        new { response_format = new { type = "json_schema", json_schema = new { name = "reply", schema } } };

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
