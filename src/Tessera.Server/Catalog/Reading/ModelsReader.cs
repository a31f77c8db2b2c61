using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Http;

namespace Tessera.Server.Catalog.Reading;

/// <summary>Reads the models: the shipped defaults of their category, overridden by the operator's members.</summary>
internal sealed class ModelsReader(
    Dictionary<string, Located> defaults, IReadOnlyList<string> plans, List<CatalogProblem> problems)
{
    private static readonly string[] Valid =
    [
        "slug", "aliases", "stands_in_for", "name", "vendor", "category", "min_plan", "added", "description_en", "description_ru",
        "supports_streaming", "supports_vision", "async", "eta_seconds", "prompt", "max_prompt_length", "context_tokens", "inputs",
        "options", "price", "routes", "enabled",
    ];

    private static readonly string[] Uses = ["none", "optional", "required"];

    private const int MaxFiles = 10;

    private static readonly string[] Media = ["image", "audio"];

    /// <summary>Reads all models that are not hidden.</summary>
    public IReadOnlyList<Model> Read(IReadOnlyList<Draft> drafts)
    {
        foreach (var (category, value) in defaults)
        {
            CheckDefaults(category, value);
        }

        var taken = new Dictionary<string, string>();
        var standIns = new Dictionary<string, string>();
        var models = new List<Model>();
        foreach (var draft in drafts)
        {
            if (Read(draft) is { } model)
            {
                models.Add(model);
                CheckSlugs(draft, model, taken);
                CheckStandIns(draft, model, standIns);
            }
        }

        var vocabulary = new OptionVocabulary(models);
        return [.. models.Select(model => model with { Vocabulary = vocabulary })];
    }

    private void CheckDefaults(string category, Located value)
    {
        if (!WireNames.TryParse<Category>(category, out _))
        {
            problems.Add(value.Problem($"is not a category; it must be one of {string.Join(", ", WireNames.All<Category>())}"));
        }

        MemberReader.Of(value, Valid, problems);
    }

    private Model? Read(Draft draft)
    {
        var layered = new Draft(draft.Home);
        if (draft.Members.TryGetValue("category", out var category)
            && category.Value.ValueKind is JsonValueKind.String
            && defaults.TryGetValue(category.Value.GetString() ?? "", out var below))
        {
            layered.LayOver(
                below.File, [.. below.Members().Select(member => KeyValuePair.Create(member.Name, member.Value))], "options");
        }

        layered.LayOver(draft.Home.File, [.. draft.Members]);
        layered.Inner.AddRange(draft.Inner);
        var members = new MemberReader(draft.Home, layered.Members, Valid, problems);
        if (!members.Flag("enabled", otherwise: true))
        {
            if (!members.Has("category"))
            {
                members.Complain("slug", "hides a model that does not exist");
            }

            return null;
        }

        var model = Build(members, layered.Inner, draft);
        return model with { Routes = Routes(model, members, draft) };
    }

    // Routes are checked against their model as the files up to their own describe it: a file that narrows one of our options
    // need not repeat our routes, and one that widens it does not change what their providers accept.
    private IReadOnlyList<ProviderRoute> Routes(Model model, MemberReader members, Draft draft)
    {
        var earlier = members.Given("routes") is { } routes && draft.AsOf(routes.File) is { } then
            ? new ModelsReader(defaults, plans, []).Read(then)
            : null;
        if (earlier is null)
        {
            return new RoutesReader(model, problems).Read(members);
        }

        var limits = new EarlierRoutes(earlier, model);
        var limited = limits.Limit(new RoutesReader(earlier, problems).Read(members));
        foreach (var (option, taken) in limits.Unserved)
        {
            problems.Add(draft.Inner.Last(given => given.Name == option).Value.Problem(
                $"the model's routes take none of its values; they take {taken}. List some of these, or give the model `routes` of its own"));
        }

        return limited;
    }

    private Model Build(MemberReader members, IReadOnlyList<(string Name, Located Value)> given, Draft draft)
    {
        members.Members("options"); // Adds a problem if it is not an object: objects were merged one level deeper.
        var options = new OptionsReader(problems).Read(given);
        var model = new Model
        {
            Slug = members.Text("slug"),
            Aliases = members.Texts("aliases"),
            StandsInFor = members.Texts("stands_in_for"),
            Name = members.Text("name"),
            Vendor = members.Text("vendor"),
            Category = (Category)members.Word("category", WireNames.All<Category>()),
            MinPlan = members.Text("min_plan"),
            Added = members.Day("added"),
            DescriptionEn = members.Text("description_en"),
            DescriptionRu = members.Text("description_ru"),
            SupportsStreaming = members.Flag("supports_streaming", otherwise: false),
            SupportsVision = members.Flag("supports_vision", otherwise: false),
            IsAsync = members.Flag("async", otherwise: false),
            EtaSeconds = (int?)members.OptionalWhole("eta_seconds", 1, 86_400),
            Prompt = (InputUse)members.Word("prompt", Uses),
            MaxPromptLength = (int)members.Whole("max_prompt_length", 0, 10_000_000),
            ContextTokens = members.OptionalWhole("context_tokens", 1, 10_000_000),
            Inputs = Inputs(members),
            Options = options,
            Price = new PriceReader(options, IsGivenLater, problems).Read(members),
            Routes = [],
            Vocabulary = new OptionVocabulary([]),
        };
        CheckTogether(members, model);
        return model;

        bool IsGivenLater(string option, Located than) =>
            given.LastOrDefault(one => one.Name == option).Value is { } place && draft.IsLater(place.File, than.File);
    }

    private List<InputRule> Inputs(MemberReader members)
    {
        var inputs = new List<InputRule>();
        foreach (var (name, value) in members.Members("inputs"))
        {
            var input = MemberReader.Of(value, ["media", "required", "most", "max_megapixels", "max_seconds"], problems);
            if (!name.EndsWith("_url", StringComparison.Ordinal))
            {
                problems.Add(value.Problem("names a file: it must end with _url"));
            }

            var media = Media[input.Word("media", Media)];
            var rule = new InputRule(name, media, input.Flag("required", otherwise: false))
            {
                MaxMegapixels = input.OptionalWhole("max_megapixels", 1, 100),
                MaxSeconds = input.OptionalWhole("max_seconds", 1, 86_400),
            };
            inputs.Add(rule);
            // Each further file has its own member: image_url, image_url_2, image_url_3 …
            var most = (int)(input.OptionalWhole("most", 1, MaxFiles) ?? 1);
            inputs.AddRange(Enumerable.Range(2, most - 1).Select(number => rule with { Name = $"{name}_{number}", Required = false }));
        }

        return inputs;
    }

    private void CheckTogether(MemberReader members, Model model)
    {
        if (members.Has("min_plan") && !plans.Contains(model.MinPlan))
        {
            var hint = NearestName.Of(model.MinPlan, plans) is { } near
                ? $"did you mean {near}?"
                : $"plans are {string.Join(", ", plans)}";
            members.Complain("min_plan", $"there is no plan \"{Excerpt.Of(model.MinPlan)}\"; {hint}");
        }

        if (model is { SupportsStreaming: true, Category: not Category.Text })
        {
            members.Complain("supports_streaming", "only text can be streamed");
        }

        if (model is { IsAsync: true, Kind: null })
        {
            members.Complain("async", "text and embeddings are answered in the call and never pending");
        }

        if (model.ContextTokens is null != model.Category is not Category.Text)
        {
            members.Complain("context_tokens", model.ContextTokens is null
                ? "is missing: how many tokens a request to this text model may hold"
                : "only text models have a context");
        }

        foreach (var input in model.Inputs.Where(input => model.Options.ContainsKey(input.Name)))
        {
            members.Complain("inputs", $"`{input.Name}` is an option as well");
        }

        if (model.Prompt is not InputUse.None && model.MaxPromptLength == 0)
        {
            members.Complain("max_prompt_length", "must be > 0 for a model that takes a prompt");
        }
    }

    private void CheckSlugs(Draft draft, Model model, Dictionary<string, string> taken)
    {
        foreach (var slug in model.Aliases.Prepend(model.Slug))
        {
            if (!IsSlug(slug))
            {
                problems.Add(draft.Home.Member("slug", default).Problem(
                    $"\"{Excerpt.Of(slug)}\" is not a slug: it must be lower-case letters, digits, dots and dashes, at most 64"));
            }
            else if (!taken.TryAdd(slug, model.Slug))
            {
                problems.Add(draft.Home.Member("slug", default).Problem(
                    $"\"{slug}\" names both {taken[slug]} and {model.Slug}; a slug or alias names one model"));
            }
        }
    }

    private void CheckStandIns(Draft draft, Model model, Dictionary<string, string> taken)
    {
        foreach (var name in model.StandsInFor)
        {
            if (string.IsNullOrWhiteSpace(name) || name.Length > 128)
            {
                problems.Add(draft.Home.Member("stands_in_for", default).Problem("must list names of 1 to 128 characters"));
            }
            else if (!taken.TryAdd(name, model.Slug))
            {
                problems.Add(draft.Home.Member("stands_in_for", default).Problem($"{taken[name]} and {model.Slug} both stand in for \"{Excerpt.Of(name)}\"; only one can"));
            }
        }
    }

    private static bool IsSlug(string text) =>
        text.Length is > 0 and <= 64
        && char.IsAsciiLetterOrDigit(text[0])
        && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '-');
}
