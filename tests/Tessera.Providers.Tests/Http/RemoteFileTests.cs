using System.Text.Json;
using Tessera.Providers.Fal;
using Tessera.Providers.Http;
using Tessera.Providers.Replicate;

namespace Tessera.Providers.Tests.Http;

/// <summary>The one reader of files in replies, by the forms that relays and forks really send.</summary>
public sealed class RemoteFileTests
{
    // Of three lengths, so that the padding has two, one and no signs; in base64 with both signs that the two alphabets differ in.
    public static TheoryData<byte[]> Contents => new((byte[])[0xFB, 0xFF, 0xBF, 0xFB], (byte[])[0xFB, 0xFF, 0xBF, 0xFB, 0xFF], (byte[])[0xFB, 0xFF, 0xBF]);

    [Theory]
    [MemberData(nameof(Contents))]
    public void Base64_is_read_with_or_without_padding_in_both_alphabets_in_lines_and_in_a_data_uri(byte[] content)
    {
        var plain = Convert.ToBase64String(content);
        string[] forms = [plain, plain.TrimEnd('='), plain.Replace('+', '-').Replace('/', '_'), string.Join("\r\n", plain.Chunk(2).Select(two => new string(two))), $" {plain}\n"];

        foreach (var form in forms)
        {
            BytesOf(RemoteFile.First(form)).ShouldBe(content, form);
            BytesOf(RemoteFile.First($"data:image/png;base64,{form}")).ShouldBe(content, form);
            BytesOf(RemoteFile.Read($"DATA:image/png; BASE64,{Uri.EscapeDataString(form)}")).ShouldBe(content, form);
        }
    }

    [Theory]
    [InlineData("", "https://cdn.example/a.png")]
    [InlineData(null, "https://cdn.example/a.png")]
    [InlineData("####", "https://cdn.example/a.png")]
    [InlineData("https://cdn.example/a.png", "")]
    [InlineData("https://cdn.example/a.png", null)]
    public void A_member_without_a_file_does_not_hide_the_one_with_it(string? one, string? other) =>
        RemoteFile.First(one, other).ShouldBe(new TaskOutput.Link(new Uri("https://cdn.example/a.png")));

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("AAAA=AAA")]
    [InlineData("AAAA===")]
    [InlineData("ä")]
    [InlineData("data:image/png;base64,")]
    [InlineData("data:image/png")]
    [InlineData("/a.png?")]
    public void A_value_that_is_not_a_file_is_ignored(string text) => RemoteFile.First(null, text).ShouldBeNull();

    // A member that may hold text as well: "test" is valid base64.
    [Theory]
    [InlineData("test")]
    [InlineData("")]
    public void Words_are_not_mistaken_for_base64(string text) => RemoteFile.Read(text).ShouldBeNull();

    [Theory]
    [InlineData("""{"images":[null,{"url":"https://cdn.example/a.png"}]}""")]
    [InlineData("""{"images":[{"url":""},{"url":"https://cdn.example/a.png"}]}""")]
    [InlineData("""{"image":null,"images":[{"url":null,"content":null},{"url":"https://cdn.example/a.png"}]}""")]
    public void Null_elements_do_not_hide_a_file_of_fal(string output) =>
        FalOutput.Read(TaskKind.Image, JsonElement.Parse(output))
            .ShouldBe(new TaskState.Completed(new TaskOutput.Link(new Uri("https://cdn.example/a.png"))));

    [Fact]
    public void Null_elements_do_not_hide_text()
    {
        FalOutput.Read(TaskKind.Transcription, JsonElement.Parse("""{"output":["Good",null,"day"]}"""))
            .ShouldBe(new TaskState.Completed(new TaskOutput.Text("Good\nday")));
        ReplicateOutput.Find(TaskKind.Transcription, JsonElement.Parse("""["Good ",null,"day"]""")).ShouldBe(new TaskOutput.Text("Good day"));
        ReplicateOutput.Find(TaskKind.Image, JsonElement.Parse("""[null,"https://cdn.example/a.png"]""")).ShouldBeOfType<TaskOutput.Link>();
    }

    private static byte[]? BytesOf(TaskOutput? output) => (output as TaskOutput.File)?.Content;
}
