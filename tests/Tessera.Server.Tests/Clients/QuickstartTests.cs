using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Clients;

/// <summary>The first programs that the vendors publish, and those of docs/clients: only the address and the key are changed.</summary>
[OneEngine]
public sealed class QuickstartTests(SecureServer secure) : IClassFixture<SecureServer>
{
    public static TheoryData<string> Pages => [.. DocumentedPrograms.Pages];

    [Fact]
    public Task Each_vendors_own_first_program_prints_what_it_prints_there() => NodeClient.RunAsync(secure.Server, "quickstarts.test.mjs", secure.Url, secure.Trust);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_program_of_a_page_runs_as_it_stands(string page)
    {
        var account = await secure.Server.OpenAccountAsync();
        var folder = Directory.CreateTempSubdirectory("tessera-test-");
        try
        {
            foreach (var name in (string[])["barn.png", "moon.png"])
            {
                await File.WriteAllBytesAsync(Path.Combine(folder.FullName, name), Samples.Png, TestHttp.Ct);
            }

            var ran = await new DocumentedPrograms(folder, secure.Url, account.Key, secure.Trust).RunAsync(page);

            foreach (var (code, printed) in ran.Where(program => program.Printed is not null))
            {
                printed.ShouldNotBeNullOrWhiteSpace(code);
                printed.ShouldNotContain("undefined", Case.Sensitive, code);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
