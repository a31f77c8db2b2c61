using Tessera.Server.Tests.Admin;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests;

[OneEngine]
public sealed class TesseraCommandTests
{
    [Theory]
    [InlineData("There is no option '--hlep'. Did you mean --help?", "--hlep")]
    [InlineData("There is no option '--port'. ./run takes --data, --urls, --help, --version.", "--port", "99")]
    [InlineData("There is no command './run amdin'. Did you mean admin?", "amdin", "account", "list")]
    [InlineData("'--Tessera:Tasks:Concurrency' needs '=' and a value: --Tessera:Tasks:Concurrency=4.", "--Tessera:Tasks:Concurrency", "4")]
    [InlineData("./run admin needs one of the commands account, key, redeem-code, provider", "admin")]
    [InlineData("There is no command './run admin foo'. After ./run admin comes account, key, redeem-code, provider", "admin", "foo")]
    [InlineData("There is no command './run admin acount'. Did you mean account?", "admin", "acount", "list")]
    [InlineData("There is no command './run admin key crate'. Did you mean create?", "admin", "key", "crate")]
    [InlineData("There is no option '--emial'. Did you mean --email?", "admin", "account", "create", "--emial", "ann@example.com")]
    [InlineData("There is no option '--dtaa'. Did you mean --data?", "admin", "account", "list", "--dtaa", "x")]
    [InlineData("--tokens takes a whole number, not '1.5'.", "admin", "account", "grant", "--account", "1", "--tokens", "1.5")]
    [InlineData("--months takes a whole number, not 'two'.", "admin", "account", "grant", "--account", "1", "--plan", "vip", "--months", "two")]
    [InlineData("--tokens is too large: 99999999999999999999.", "admin", "account", "grant", "--account", "1", "--tokens", "99999999999999999999")]
    [InlineData("--weight takes a whole number, not '0.5'.", "admin", "provider", "set", "1", "--weight", "0.5")]
    [InlineData("--images-per-day takes a whole number, not '1e3'.", "admin", "workspace", "quota", "--workspace", "w", "--images-per-day", "1e3")]
    [InlineData("ID takes a whole number, not 'main'.", "admin", "provider", "disable", "main")]
    [InlineData("--from takes folder or s3, not 'disk'.", "admin", "artifacts", "copy", "--from", "disk", "--to", "s3")]
    public async Task A_mistake_is_one_sentence_with_the_nearest_and_where_to_read_more(string says, params string[] args)
    {
        var (status, output, error) = await Command.RunAsync(args);

        var lines = error.TrimEnd().Split('\n');
        lines[0].ShouldStartWith(says);
        lines.Length.ShouldBe(2, error);
        lines[1].ShouldStartWith("See ./run");
        output.ShouldBeEmpty();
        status.ShouldBe(2);
    }

    [Fact]
    public async Task Help_names_the_program_by_its_command_and_the_page_of_the_settings()
    {
        var (status, help, _) = await Command.RunAsync("--help");
        var (_, adminHelp, _) = await Command.RunAsync("admin", "account", "grant", "--help");

        status.ShouldBe(0);
        help.ShouldContain("./run [command] [options]");
        help.ShouldContain("docs/operations/settings.md");
        help.ShouldNotContain("Tessera.Server");
        help.ShouldNotContain("additional arguments", Case.Insensitive);
        adminHelp.ShouldContain("./run admin account grant [options]");
    }
}
