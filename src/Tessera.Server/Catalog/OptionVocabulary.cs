using Tessera.Server.Http;

namespace Tessera.Server.Catalog;

/// <summary>Every option and input name that some model of a catalogue knows, by category.</summary>
internal sealed class OptionVocabulary
{
    // Members of a request that are not options, so that "prompt" is suggested for "promt".
    private static readonly string[] RequestMembers =
    [
        "model", "prompt", "text", "messages", "system", "system_prompt", "stream", "params", "max_tokens_spent",
        "webhook_url",
    ];

    // OpenAI's clients send these to every model, and few models take them: they are ignored with a warning, as an option of
    // another model is.
    private static readonly string[] SentByHabit = ["metadata", "presence_penalty", "frequency_penalty"];

    private readonly HashSet<string>[] _byCategory = [.. Enum.GetValues<Category>().Select(_ => new HashSet<string>())];
    private readonly HashSet<string> _anywhere = [.. SentByHabit];
    private readonly HashSet<string> _files = [];

    /// <summary>Collects the names that models of each category take.</summary>
    public OptionVocabulary(IEnumerable<Model> models)
    {
        foreach (var model in models)
        {
            _files.UnionWith(model.Inputs.Select(input => input.Name));
            foreach (var name in model.Options.Keys.Concat(model.Inputs.Select(input => input.Name)))
            {
                _byCategory[(int)model.Category].Add(name);
                _anywhere.Add(name);
            }
        }
    }

    /// <summary>Whether some model of any category knows the name.</summary>
    public bool IsKnown(string name) => _anywhere.Contains(name);

    /// <summary>Whether it names a file of some model.</summary>
    public bool IsFile(string name) => _files.Contains(name);

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

    private HashSet<string> InCategory(Category category) => _byCategory[(int)category];
}
