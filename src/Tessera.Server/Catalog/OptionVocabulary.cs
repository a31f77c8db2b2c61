using System.Collections.Frozen;
using Tessera.Server.Http;

namespace Tessera.Server.Catalog;

/// <summary>Every option and input name that some model of a catalogue knows, by category.</summary>
internal sealed class OptionVocabulary
{
    // Members of a request that are no options, so that "promt" is told apart from "prompt" as well.
    private static readonly string[] RequestMembers =
    [
        "model", "prompt", "text", "messages", "system", "system_prompt", "stream", "params", "max_tokens_spent",
        "webhook_url",
    ];

    private readonly FrozenDictionary<Category, FrozenSet<string>> _byCategory;
    private readonly FrozenSet<string> _anywhere;

    /// <summary>Collects the names that models of each category take.</summary>
    public OptionVocabulary(IEnumerable<KeyValuePair<Category, string>> names)
    {
        var known = names.ToArray();
        _byCategory = known
            .GroupBy(pair => pair.Key)
            .ToFrozenDictionary(
                group => group.Key, group => group.Select(pair => pair.Value).ToFrozenSet(StringComparer.Ordinal));
        _anywhere = known.Select(pair => pair.Value).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Whether some model of any category knows the name.</summary>
    public bool IsKnown(string name) => _anywhere.Contains(name);

    /// <summary>Whether some model of the category knows the name.</summary>
    public bool IsKnown(Category category, string name) => InCategory(category).Contains(name);

    /// <summary>The valid name that was probably meant; names of the category first.</summary>
    public string? Nearest(string name, Category? category = null)
    {
        var near = category is { } known
            ? InCategory(known).Order(StringComparer.Ordinal).Concat(RequestMembers)
            : RequestMembers;
        return NearestName.Of(name, near) ?? NearestName.Of(name, _anywhere.Order(StringComparer.Ordinal));
    }

    private FrozenSet<string> InCategory(Category category) => _byCategory.GetValueOrDefault(category, []);
}
