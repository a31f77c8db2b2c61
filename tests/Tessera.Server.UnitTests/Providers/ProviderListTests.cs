using System.Text.RegularExpressions;
using Tessera.Providers;

namespace Tessera.Server.UnitTests.Providers;

/// <summary>What is generated from the list of vendors: <c>BuiltInProviders</c> is the only one that is written.</summary>
public sealed partial class ProviderListTests
{
    private const string Console = "console/src/lib/providers.json";
    private const string Schema = "catalog/models.schema.json";
    private const int NamesInALine = 12;

    [Fact]
    public Task The_console_offers_every_provider_with_a_connector() => CheckedInDocument.ShouldBeAsync(
        Console,
        $"[\n{string.Join(",\n", BuiltInProviders.All.Select(provider =>
            $"  {{ \"name\": \"{provider.Name}\", \"title\": \"{provider.Title}\"{(provider.UsualAddress is null ? ", \"isOwn\": true" : "")} }}"))}\n]\n");

    [Fact]
    public async Task The_schema_of_the_catalogue_names_every_provider_that_a_route_may_use()
    {
        var schema = await File.ReadAllTextAsync(Path.Combine(Installation.Root, Schema), TestHttp.Ct);
        var lines = BuiltInProviders.RouteNames.Chunk(NamesInALine).Select(names => "        " + string.Join(", ", names.Select(name => $"\"{name}\"")));

        Names().Count(schema).ShouldBe(1);
        await CheckedInDocument.ShouldBeAsync(Schema, Names().Replace(schema, list => $"{list.Groups["start"].Value}{string.Join(",\n", lines)}{list.Groups["end"].Value}"));
    }

    [GeneratedRegex("""(?<start>"provider": \{\s+"enum": \[\n)[^\]]*?(?<end>\n\s+\])""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();
}
