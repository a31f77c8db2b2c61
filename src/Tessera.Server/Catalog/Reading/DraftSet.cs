using System.Text.Json;

namespace Tessera.Server.Catalog.Reading;

/// <summary>The entries of one list, merged from several files by their key.</summary>
internal sealed class DraftSet(string listName, string keyName, string? mergedMember = null)
{
    private readonly Dictionary<string, Draft> _byKey = [];
    private readonly List<Draft> _order = [];

    /// <summary>The entries: the shipped ones in their order, then the operator's own.</summary>
    public IReadOnlyList<Draft> Drafts => _order;

    /// <summary>Adds one file's entries. An entry that already exists is overridden.</summary>
    public void Take(MemberReader file, List<CatalogProblem> problems)
    {
        var seen = new HashSet<string>();
        foreach (var entry in file.List(listName))
        {
            var members = entry.Members().ToDictionary(member => member.Name, member => member.Value);
            if (!members.TryGetValue(keyName, out var key))
            {
                problems.Add(entry.Member(keyName, default).Problem("is missing; it names the entry"));
                continue;
            }

            if (key.Value.ValueKind is not JsonValueKind.String)
            {
                problems.Add(key.Mistype("a string that names the entry"));
                continue;
            }

            var name = key.Value.GetString() ?? "";
            if (!seen.Add(name))
            {
                problems.Add(key.Problem($"\"{name}\" is given twice in this file"));
                continue;
            }

            if (!_byKey.TryGetValue(name, out var draft))
            {
                draft = new Draft(entry);
                _byKey.Add(name, draft);
                _order.Add(draft);
            }

            draft.LayOver(entry.File, [.. members], mergedMember);
        }
    }
}
