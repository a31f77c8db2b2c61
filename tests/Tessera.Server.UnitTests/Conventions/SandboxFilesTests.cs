using System.Text.Json;
using Tessera.Server.UnitTests.Catalog;

namespace Tessera.Server.UnitTests.Conventions;

/// <summary>The files of <c>sandbox/</c> fit their schemas and name each other rightly.</summary>
public sealed class SandboxFilesTests
{
    private static readonly string Sandbox = Path.Combine(SourceFile.Repository, "sandbox");

    public static TheoryData<string> Styles => [.. Directory.GetFiles(Path.Combine(Sandbox, "music", "styles")).Select(file => Path.GetFileName(file)).Order()];

    [Theory]
    [InlineData("music/songbook.json", "music/songbook.schema.json")]
    [InlineData("music/instruments.json", "sounds/patches.schema.json")]
    [InlineData("music/drums.json", "sounds/patches.schema.json")]
    [InlineData("sounds/parts.json", "sounds/patches.schema.json")]
    [InlineData("sounds/effects.json", "sounds/effects.schema.json")]
    public void A_file_fits_its_schema(string file, string schema) => Problems(file, schema).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Styles))]
    public void A_style_fits_its_schema_and_names_what_there_is(string file)
    {
        Problems($"music/styles/{file}", "music/style.schema.json").ShouldBeEmpty();
        var style = Read($"music/styles/{file}");
        style.GetProperty("name").GetString().ShouldBe(Path.GetFileNameWithoutExtension(file));
        Named(style, "instrument").Except(Names("music/instruments.json")).ShouldBeEmpty();
        Named(style, "drum").Except(Names("music/drums.json")).ShouldBeEmpty();
    }

    [Fact]
    public void The_songbook_lists_every_style_file()
    {
        var book = Read("music/songbook.json");

        Texts(book.GetProperty("styles")).Order().ShouldBe(Styles.Select(row => Path.GetFileNameWithoutExtension(row.Data)));
        Texts(book.GetProperty("agreeable")).Except(Texts(book.GetProperty("styles"))).ShouldBeEmpty();
        Named(book, "instrument").Except(Names("music/instruments.json")).ShouldBeEmpty();
    }

    [Fact]
    public void A_patch_is_like_another_one_of_its_file_and_every_name_is_unique()
    {
        string[] files = ["music/instruments.json", "music/drums.json", "sounds/parts.json"];
        foreach (var file in files)
        {
            Named(Read(file), "like").Except(Names(file)).ShouldBeEmpty(file);
        }

        files.SelectMany(Names).ShouldBeUnique();
    }

    [Fact]
    public void A_mistyped_member_is_found()
    {
        var mistyped = JsonSerializer.Deserialize<JsonElement>("""{"name": "jazz", "words": "jazz", "tempo": [90], "rythm": [], "leads": []}""");

        new JsonSchemaCheck(Path.Combine(Sandbox, "music")).Problems("style.schema.json", mistyped).Count.ShouldBeGreaterThan(2);
    }

    private static IReadOnlyList<string> Problems(string file, string schema) =>
        new JsonSchemaCheck(Path.Combine(Sandbox, Path.GetDirectoryName(schema) ?? "")).Problems(Path.GetFileName(schema), Read(file));

    private static JsonElement Read(string file) => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(Sandbox, file)));

    private static IEnumerable<string> Names(string file) => Read(file).EnumerateObject().Select(member => member.Name);

    private static IEnumerable<string?> Texts(JsonElement array) => array.EnumerateArray().Select(item => item.GetString());

    // The values of a member, wherever in the document it stands.
    private static IEnumerable<string?> Named(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member.Name == name && member.Value.ValueKind is JsonValueKind.String ? [member.Value.GetString()] : Named(member.Value, name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Named(item, name)),
        _ => [],
    };
}
