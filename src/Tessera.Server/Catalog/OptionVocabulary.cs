using Tessera.Server.Http;

namespace Tessera.Server.Catalog;

/// <summary>All option and input names that models of a catalogue use, by category.</summary>
internal sealed class OptionVocabulary
{
    // Members of a request that are not options, so that "prompt" is suggested for "promt".
    private static readonly string[] RequestMembers =
    [
        "model", "prompt", "text", "messages", "system", "system_prompt", "stream", "params", "max_tokens_spent",
        "webhook_url",
    ];

    // OpenAI's clients send these to every model, although few models accept them: they are ignored with a warning, like
    // options of other models.
    private static readonly string[] SentByHabit = ["metadata", "presence_penalty", "frequency_penalty"];

    private readonly HashSet<string>[] _byCategory = [.. Enum.GetValues<Category>().Select(_ => new HashSet<string>())];
    private readonly HashSet<string> _anywhere = [.. SentByHabit];
    private readonly HashSet<string> _files = [];

    /// <summary>Collects the names that models of each category use.</summary>
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

    /// <summary>Whether a model of any category has an option with this name.</summary>
    public bool IsKnown(string name) => _anywhere.Contains(name);

    /// <summary>Whether it names an input file of any model.</summary>
    public bool IsFile(string name) => _files.Contains(name);

    /// <summary>Whether a model of the category has an option with this name.</summary>
    public bool IsKnown(Category category, string name) => InCategory(category).Contains(name);

    /// <summary>The valid name that was probably meant; names of the category are preferred.</summary>
    public string? Nearest(string name, Category? category = null)
    {
        var near = category is { } known
            ? InCategory(known).Order(StringComparer.Ordinal).Concat(RequestMembers)
            : RequestMembers;
        return NearestName.Of(name, near) ?? NearestName.Of(name, _anywhere.Order(StringComparer.Ordinal));
    }

    private HashSet<string> InCategory(Category category) => _byCategory[(int)category];
}
