using System.Text.RegularExpressions;

namespace Tessera.Server.UnitTests.Conventions;

/// <summary>Which slice may use which (docs/architecture.md); the table is the architecture.</summary>
public sealed partial class SliceTests
{
    private static readonly string[] Layers = ["Http", "Configuration", "OpenApi", "Storage", "Hosting", "Periodic"];

    private static readonly Dictionary<string, string[]> May = new(StringComparer.Ordinal)
    {
        ["Http"] = [],
        ["Storage"] = [],
        ["Configuration"] = [],
        ["OpenApi"] = [],
        ["Hosting"] = [],
        ["Periodic"] = [],
        ["Catalog"] = [],
        ["Ledger"] = [],
        ["Idempotency"] = ["Authentication", "Ledger"],
        ["Authentication"] = ["Catalog", "Ledger", "Workspaces"],
        ["Keys"] = ["Catalog", "Ledger", "Idempotency", "Authentication", "Generations"],
        // Providers: whether registration is open by default depends on whether there is one.
        ["Accounts"] = ["Keys", "Catalog", "Ledger", "Providers", "Authentication"],
        // Catalog, Ledger: an account's plan says how much it may hand in.
        ["Artifacts"] = ["Accounts", "Keys", "Catalog", "Ledger", "Idempotency", "Authentication"],
        ["Providers"] = ["Catalog"],
        ["Generations"] = ["Catalog", "Ledger", "Providers", "Artifacts", "Webhooks", "Idempotency", "Authentication"],
        ["Webhooks"] = ["Accounts", "Keys", "Ledger", "Artifacts", "Idempotency", "Authentication"],
        ["Workspaces"] = ["Accounts", "Keys", "Authentication", "Ledger"],
        // Workspaces: one dialect works in them.
        ["Dialects"] = ["Accounts", "Keys", "Catalog", "Ledger", "Providers", "Artifacts", "Webhooks", "Generations", "Workspaces", "Idempotency", "Authentication"],
        ["Admin"] = ["Accounts", "Keys", "Catalog", "Ledger", "Providers", "Generations", "Artifacts", "Workspaces", "Authentication"],
        ["Commands"] = ["Admin", "Accounts", "Catalog", "Providers", "Artifacts"],
    };

    [Fact]
    public void A_slice_uses_only_the_slices_it_may()
    {
        var strangers = SourceFile.Under("src/Tessera.Server")
            .Where(file => Slice(file.Path) is not null)
            .SelectMany(file => Uses().Matches(file.Text)
                .Select(use => (file.Path, Slice: Slice(file.Path) ?? "", Uses: use.Groups[1].Value)))
            .Where(use => use.Uses != use.Slice && May.ContainsKey(use.Uses) && !Layers.Contains(use.Uses))
            .Where(use => !(May.TryGetValue(use.Slice, out var allowed) && allowed.Contains(use.Uses)));

        strangers.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void The_ledger_knows_of_accounts_their_number_only() => SourceFile.Under("src/Tessera.Server/Ledger")
        .Where(file => Regex.IsMatch(file.Text, @"\b(Caller|ApiKey|AccountStore|SignInStore)\b"))
        .Select(file => file.Path)
        .ShouldBeEmpty();

    [Fact]
    public void Connectors_translate_and_touch_no_picture_or_sound() => SourceFile.Under("src/Tessera.Providers")
        .Where(file => file.Text.Contains("using Tessera.Media", StringComparison.Ordinal) || file.Text.Contains("using Tessera.Sandbox", StringComparison.Ordinal))
        .Select(file => file.Path)
        .ShouldBeEmpty();

    [Fact]
    public void Providers_see_no_database_no_ledger_and_no_web_framework() => SourceFile.Under("src/Tessera.Providers")
        .Concat(SourceFile.Under("src/Tessera.Sandbox"))
        .Where(file => Regex.IsMatch(file.Text, @"using (Microsoft\.AspNetCore|Microsoft\.Data|Dapper|Tessera\.Server)"))
        .Select(file => file.Path)
        .ShouldBeEmpty();

    [Fact]
    public void The_object_stores_types_stay_in_its_folder() => SourceFile.Under("src")
        .Where(file => !file.Path.StartsWith("src/Tessera.Server/Artifacts/S3/", StringComparison.Ordinal))
        .Where(file => Regex.IsMatch(file.Text, @"\bAmazon\.(S3|Runtime)\b"))
        .Select(file => file.Path)
        .ShouldBeEmpty();

    [Fact]
    public void Every_folder_of_the_server_is_in_the_table() => SourceFile.Under("src/Tessera.Server")
        .Select(file => Slice(file.Path))
        .OfType<string>()
        .Distinct()
        .Except(May.Keys)
        .ShouldBeEmpty();

    [Fact]
    public void Money_is_never_a_fraction() => SourceFile.Under("src/Tessera.Server/Ledger")
        .Where(file => Regex.IsMatch(file.Text, @"\b(double|float|decimal)\b"))
        .Where(file => !file.Text.Contains("no `double`", StringComparison.Ordinal))
        .Select(file => file.Path)
        .ShouldBeEmpty();

    private static string? Slice(string path)
    {
        var parts = path.Split('/');
        return parts.Length > 3 ? parts[2] : null;
    }

    [GeneratedRegex(@"\bTessera\.Server\.([A-Z][A-Za-z]+)")]
    private static partial Regex Uses();
}
