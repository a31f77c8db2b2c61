using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tessera.Server.UnitTests.Catalog;

public sealed class CatalogSchemaTests
{
    private readonly JsonSchemaCheck _check = new(ShippedCatalog.Folder);

    [Theory]
    [InlineData("models")]
    [InlineData("plans")]
    public void The_shipped_file_fits_its_schema(string name) =>
        _check.Problems($"{name}.schema.json", Read($"{name}.json")).ShouldBeEmpty();

    [Theory]
    [InlineData("models", "models[0].prcie", "5")]
    [InlineData("models", "models[0].slug", "\"GPT 5\"")]
    [InlineData("models", "models[0].name", "\" \"")]
    [InlineData("models", "models[0].category", "\"music\"")]
    [InlineData("models", "models[0].eta_seconds", "0")]
    [InlineData("models", "models[0].options", "{\"stile\":{\"type\":\"txt\"}}")]
    [InlineData("models", "models[0].options", "{\"stile\":{}}")]
    [InlineData("models", "models[0].inputs", "{\"image\":{\"media\":\"image\"}}")]
    [InlineData("models", "models[0].price", "{\"type\":\"fixed\",\"tokens\":-1}")]
    [InlineData("models", "models[0].price", "{\"type\":\"fixed\",\"tokens\":1.5}")]
    [InlineData("models", "models[0].price", "{\"type\":\"matrix\",\"cells\":[]}")]
    [InlineData("models", "models[0].price", "{\"type\":\"per_usage\",\"input_per_million\":1,\"output_per_million\":1}")]
    [InlineData("models", "models[0].price", "{\"type\":\"per_second\",\"of\":\"input\",\"cells\":[{\"tokens\":1,\"seconds\":1}]}")]
    [InlineData("models", "models[0].routes", "[{\"provider\":\"openai\"}]")]
    [InlineData("models", "models[0].routes", "[{\"provider\":\"openai\",\"model\":\"m\",\"ends\":\"soon\"}]")]
    [InlineData("models", "models[0].routes", "[{\"provider\":\"openai\",\"model\":\"m\",\"cost\":{\"per_call\":1,\"as_of\":\"May\"}}]")]
    [InlineData("models", "models[0].routes", "[{\"provider\":\"openai\",\"model\":\"m\",\"takes\":{\"stop\":{\"most\":4}}}]")]
    [InlineData("models", "models[0].routes", "[{\"provider\":\"openai\",\"model\":\"m\",\"with_files\":{}}]")]
    [InlineData("models", "defaults.music", "{}")]
    [InlineData("plans", "plans[0].rank", "-1")]
    [InlineData("plans", "plans[0].hourly_requests", "0")]
    [InlineData("plans", "plans[0].hourly_request", "5")]
    public void The_schema_refuses_what_the_reader_refuses(string name, string path, string value)
    {
        var file = JsonNode.Parse(Read($"{name}.json").GetRawText()).ShouldNotBeNull();
        var dot = path.LastIndexOf('.');
        var home = path.StartsWith("defaults", StringComparison.Ordinal) ? file["defaults"] : file[name].ShouldNotBeNull()[0];
        home.ShouldNotBeNull()[path[(dot + 1)..]] = JsonNode.Parse(value);

        _check.Problems($"{name}.schema.json", JsonSerializer.SerializeToElement(file)).ShouldNotBeEmpty();
        using var copy = new CatalogCopy();
        copy.Write($"{name}.json", file.ToJsonString());
        copy.Problems().ShouldNotBeEmpty();
    }

    [Fact]
    public void An_operators_file_has_a_schema_that_requires_less()
    {
        var good = JsonDocument.Parse("""
            { "models": [{ "slug": "gpt-5", "price": { "type": "fixed", "tokens": 5 }, "options": { "tools": null } },
                         { "slug": "photon", "enabled": false }],
              "plans": [{ "slug": "free", "once_tokens": 10 }] }
            """).RootElement;
        var bad = JsonDocument.Parse("""{ "models": [{ "name": "No slug" }, { "slug": "a", "nmae": "" }] }""").RootElement;

        _check.Problems("overrides.schema.json", good).ShouldBeEmpty();
        _check.Problems("overrides.schema.json", bad).Count.ShouldBe(2);
    }

    private static JsonElement Read(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(ShippedCatalog.Folder, name))).RootElement;
}
