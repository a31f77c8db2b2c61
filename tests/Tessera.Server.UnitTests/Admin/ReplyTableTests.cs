using System.Text.Json;
using Tessera.Server.Commands;

namespace Tessera.Server.UnitTests.Admin;

public sealed class ReplyTableTests
{
    private static readonly JsonElement Items = JsonElement.Parse(
        """
        [
          {"id":1,"user":{"email":"maria@example.org"},"is_owner":true,"models":["gpt-5","o3"],"note":"[red]no markup[/]"},
          {"id":20,"user":null,"is_owner":false,"models":[]}
        ]
        """);

    private static readonly string[] Members = ["id", "user.email", "is_owner", "models", "note"];

    [Fact]
    public void Piped_output_has_one_aligned_line_for_each_item()
    {
        ReplyTable.Render(Items, Members, windowWidth: null).ShouldBe(
        [
            "ID  EMAIL              IS OWNER  MODELS     NOTE",
            "1   maria@example.org  yes       gpt-5, o3  [red]no markup[/]",
            "20  -                  no        -          -",
        ]);
    }

    [Fact]
    public void Piped_output_is_never_wrapped_or_cut()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 2000));

        var lines = ReplyTable.Render(JsonSerializer.SerializeToElement(new[] { new { id = 1, note = text } }), ["id", "note"], windowWidth: null).ToList();

        lines.Count.ShouldBe(2);
        lines[1].ShouldBe($"1   {text}");
    }

    [Fact]
    public void A_wide_terminal_gets_a_framed_table()
    {
        var lines = ReplyTable.Render(Items, Members, windowWidth: 100).ToList();

        lines.Count.ShouldBe(6);
        lines[0].ShouldStartWith("╭");
        lines[3].ShouldContain("maria@example.org");
        string.Concat(lines).ShouldNotContain('\u001B');
    }

    [Fact]
    public void A_narrow_terminal_gets_one_item_below_the_other_with_no_value_cut() =>
        ReplyTable.Render(Items, Members, windowWidth: 50).ShouldBe(
        [
            "ID        1",
            "EMAIL     maria@example.org",
            "IS OWNER  yes",
            "MODELS    gpt-5, o3",
            "NOTE      [red]no markup[/]",
            "",
            "ID        20",
            "EMAIL     -",
            "IS OWNER  no",
            "MODELS    -",
            "NOTE      -",
            "",
        ]);

    [Fact]
    public void An_empty_list_is_reported() => ReplyTable.Render(JsonElement.Parse("[]"), Members, windowWidth: null).ShouldBe(["None."]);
}
