using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Tessera.Media;
using Tessera.Providers;
using Assembly = System.Reflection.Assembly;

namespace Tessera.Server.UnitTests.Conventions;

/// <summary>
/// Which folder of the server may use which (docs/architecture.md), and which project sees what. It reads the compiled program,
/// so a use is found whether or not a <c>using</c> names it; only constants are not seen, which the compiler copies.
/// </summary>
public sealed class ArchitectureTests
{
    private const string Root = "Tessera.Server";

    private static readonly Architecture Compiled = new ArchLoader().LoadAssemblies(typeof(TesseraServer).Assembly).Build();

    // From the bottom to the top: nothing may use what stands below it here, so there is no cycle.
    private static readonly (string Folder, string[] May)[] Folders =
    [
        ("Http", []),
        ("Configuration", ["Http"]),
        ("OpenApi", ["Http"]),
        ("Periodic", []),
        ("Storage", ["Configuration", "Periodic"]),
        ("Hosting", ["Http", "Configuration", "Storage"]),
        ("Catalog", ["Http"]),
        ("Ledger", ["Http", "Storage"]),
        ("Workspaces", ["Http", "Configuration", "Storage", "Ledger"]),
        // Catalog: API access is part of a plan. Workspaces: a service account acts in one.
        ("Authentication", ["Http", "Storage", "Catalog", "Ledger", "Workspaces"]),
        ("Idempotency", ["Http", "Storage", "Periodic", "Ledger", "Authentication"]),
        ("RedeemCodes", ["Http", "Storage", "Ledger", "Authentication", "Idempotency"]),
        // Catalog, Ledger: an account's plan says how much it may hand in.
        ("Artifacts", ["Http", "Configuration", "Storage", "Hosting", "Periodic", "Catalog", "Ledger", "Authentication", "Idempotency"]),
        ("Providers", ["Http", "Configuration", "Storage", "Hosting", "Periodic", "Catalog"]),
        ("Webhooks", ["Http", "Configuration", "Storage", "Hosting", "Periodic", "Ledger", "Authentication", "Idempotency", "Artifacts"]),
        ("Generations",
            ["Http", "Configuration", "Storage", "Hosting", "Periodic", "Catalog", "Ledger", "Authentication", "Idempotency", "Artifacts", "Providers", "Webhooks"]),
        // Generations: a key's budget is a charge of their admission.
        ("Keys", ["Http", "Storage", "Catalog", "Ledger", "Authentication", "Idempotency", "Generations"]),
        // Providers: whether registration is open by default depends on whether there is one. Keys: the owner's first.
        ("Accounts", ["Http", "Configuration", "Storage", "Catalog", "Ledger", "Authentication", "Providers", "Keys"]),
        ("Exports", ["Http", "Catalog", "Ledger", "Authentication", "Artifacts", "Generations", "Keys", "Accounts"]),
        // RedeemCodes: a session says whether there are any.
        ("Sessions", ["Http", "Ledger", "Authentication", "RedeemCodes", "Accounts"]),
        // Catalog, Providers: the sample call of the page without a console names a model that is served.
        ("WebConsole", ["Http", "Configuration", "Hosting", "Catalog", "Providers"]),
        ("Audit", ["Http", "Storage", "Ledger", "Authentication"]),
        ("Admin",
            ["Http", "Configuration", "Storage", "Hosting", "Catalog", "Ledger", "Workspaces", "Authentication", "Idempotency", "RedeemCodes", "Artifacts", "Providers", "Generations", "Keys", "Accounts", "Audit"]),
        // Admin: a provider's key is tested as the operator's is.
        ("Setup", ["Http", "Configuration", "Storage", "Hosting", "Ledger", "Authentication", "Providers", "Accounts", "Sessions", "Audit", "Admin"]),
        // Admin: its use cases over HTTP are described like a dialect.
        ("Dialects",
            ["Http", "OpenApi", "Storage", "Hosting", "Catalog", "Ledger", "Workspaces", "Authentication", "Idempotency", "Artifacts", "Providers", "Webhooks", "Generations", "Keys", "Accounts", "Admin"]),
    ];

    private static readonly IReadOnlyList<(string From, string To, string Use)> Uses =
    [
        .. from type in Compiled.Types
           where type.FullName.StartsWith(Root + ".", StringComparison.Ordinal)
           from dependency in type.Dependencies
           where dependency.Target.FullName.StartsWith(Root + ".", StringComparison.Ordinal)
           let @from = type.Namespace?.FullName ?? ""
           let to = dependency.Target.Namespace?.FullName ?? ""
           where @from.Length > 0 && to.Length > 0 && @from != to
           select (@from, to, $"{type.FullName} uses {dependency.Target.FullName}"),
    ];

    [Fact]
    public void A_folder_uses_only_those_that_it_may()
    {
        var forbidden = Uses
            .Select(use => (From: FolderOf(use.From), To: FolderOf(use.To), use.Use))
            // The composition root and the command line above it know everything.
            .Where(use => use.From != use.To && use.From is not (null or "Commands"))
            .Where(use => use.To is null or "Commands" || !Folders.Single(folder => folder.Folder == use.From).May.Contains(use.To));

        forbidden.Select(use => use.Use).Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void The_table_goes_from_the_bottom_to_the_top()
    {
        var below = new List<string>();
        foreach (var (folder, may) in Folders)
        {
            may.Except(below).ShouldBeEmpty(folder);
            below.Add(folder);
        }
    }

    [Fact]
    public void The_table_allows_nothing_that_is_not_used()
    {
        var used = Uses.Select(use => (FolderOf(use.From), FolderOf(use.To))).ToHashSet();

        Folders.SelectMany(folder => folder.May.Select(may => (folder.Folder, may)))
            .Where(allowed => !used.Contains((allowed.Folder, allowed.may)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_folder_of_the_server_is_in_the_table() => Compiled.Types
        .Select(type => FolderOf(type.Namespace?.FullName ?? ""))
        .OfType<string>()
        .Distinct()
        .Except([.. Folders.Select(folder => folder.Folder), "Commands"])
        .ShouldBeEmpty();

    // A feature registers the parts of its slice, so it names all of them.
    [Fact]
    public void No_folders_within_a_folder_use_each_other_in_a_circle()
    {
        var uses = Uses.Where(use => FolderOf(use.From) == FolderOf(use.To) && !use.Use.Split(' ')[0].EndsWith("Feature", StringComparison.Ordinal)).ToList();
        var used = uses.ToLookup(use => use.From, use => use.To);

        uses.Where(use => Reaches(use.To, use.From, [])).Select(use => use.Use).Distinct().ShouldBeEmpty();

        bool Reaches(string from, string to, HashSet<string> seen) =>
            from == to || (seen.Add(from) && used[from].Any(next => Reaches(next, to, seen)));
    }

    [Fact]
    public void The_object_stores_types_stay_in_its_folder() => Compiled.Types
        .Where(type => type.FullName.StartsWith(Root, StringComparison.Ordinal) && type.Namespace?.FullName != "Tessera.Server.Artifacts.S3")
        .SelectMany(type => type.Dependencies.Where(dependency => dependency.Target.FullName.StartsWith("Amazon.", StringComparison.Ordinal))
            .Select(dependency => $"{type.FullName} uses {dependency.Target.FullName}"))
        .ShouldBeEmpty();

    [Fact]
    public void Connectors_reference_no_database_ledger_image_library_or_web_framework() =>
        Seen(typeof(ProviderFailure).Assembly, "Tessera.", "Microsoft.AspNetCore", "Microsoft.Data", "Npgsql", "Dapper", "NetVips").ShouldBeEmpty();

    [Fact]
    public void The_sandbox_does_not_reference_the_server() =>
        Seen(Assembly.Load("Tessera.Sandbox"), "Tessera.Server", "Microsoft.AspNetCore", "Microsoft.Data", "Npgsql", "Dapper").ShouldBeEmpty();

    [Fact]
    public void The_media_tools_have_no_access_to_our_data() =>
        Seen(typeof(MediaKind).Assembly, "Tessera.", "Microsoft.AspNetCore", "Microsoft.Data", "Npgsql", "Dapper").ShouldBeEmpty();

    [Fact]
    public void Money_is_never_a_fraction() => SourceFile.Under("src/Tessera.Server/Ledger")
        .Where(file => Regex.IsMatch(file.Text, @"\b(double|float|decimal)\b", RegexOptions.None, TimeSpan.FromSeconds(1)))
        .Where(file => !file.Text.Contains("no `double`", StringComparison.Ordinal))
        .Select(file => file.Path)
        .ShouldBeEmpty();

    /// <summary>The folder right below the project, or null for the composition root itself.</summary>
    private static string? FolderOf(string name) => name.Split('.') is [_, _, var folder, ..] ? folder : null;

    /// <summary>The assemblies that one uses and whose names begin so.</summary>
    private static IEnumerable<string> Seen(Assembly assembly, params string[] names) => assembly.GetReferencedAssemblies()
        .Select(reference => reference.Name ?? "")
        .Where(reference => names.Any(name => reference.StartsWith(name, StringComparison.Ordinal)));
}
