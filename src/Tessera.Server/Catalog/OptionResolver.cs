using System.Collections.Frozen;
using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Http;

namespace Tessera.Server.Catalog;

/// <summary>Validates a request's options against its model, and fills in the defaults.</summary>
internal static class OptionResolver
{
    private const string SizeOption = "size";
    private const string CountOption = "n";
    private const string ToolsOption = "tools";
    private const string ToolChoiceOption = "tool_choice";
    private const string ReplyFormatOption = "response_format";
    private const string StopOption = "stop";

    /// <summary>A request without options.</summary>
    public static IReadOnlyDictionary<string, JsonElement> NothingGiven { get; } =
        FrozenDictionary<string, JsonElement>.Empty;

    /// <summary>
    /// Resolves the given options and input links. JSON <c>null</c> counts as not given, and so do values without effect: an
    /// empty text or list, a tool choice without tools, a plain-text response format. <see cref="MissingInputs"/> reports
    /// missing required files, because a price can be requested without them.
    /// </summary>
    public static OptionResolution Resolve(Model model, IReadOnlyDictionary<string, JsonElement> given)
    {
        var work = new Resolving(model);
        foreach (var (name, value) in given)
        {
            work.Take(name, value);
        }

        work.LeaveChoiceAmongNoTools();
        work.PickSizes();
        work.FillDefaults();
        work.CheckTogether();
        return new(new CallOptions(work.Values), work.Given, work.Inputs, work.Warnings, work.Errors);
    }

    /// <summary>An error for each required file that was not named.</summary>
    public static IReadOnlyList<FieldError> MissingInputs(Model model, OptionResolution resolution) =>
    [
        .. model.Inputs
            .Where(input => input.Required && !resolution.Inputs.ContainsKey(input.Name))
            .Select(input => new FieldError(
                input.Name,
                LocalText.Format("`{0}` is required: {1} needs {2}.", "`{0}`: обязательное поле — для {1} нужен файл.", input.Name, model.Slug, WithArticle(input.Media)))),
    ];

    private static string WithArticle(string media) => media == "image" ? "an image" : $"the {media}";

    private static bool AsksForNothing(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.String => value.ValueEquals(""),
        JsonValueKind.Array => value.GetArrayLength() == 0 || (name == StopOption && value.EnumerateArray().All(text => AsksForNothing(name, text))),
        JsonValueKind.Object => name == ReplyFormatOption
            && value.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String && type.ValueEquals("text"),
        _ => false,
    };

    private sealed class Resolving(Model model)
    {
        // The name under which the caller gave an option: giving two names of one option is an error.
        private readonly Dictionary<string, string> _setBy = [];

        public Dictionary<string, JsonElement> Values { get; } = [];

        public HashSet<string> Given { get; } = [];

        public Dictionary<string, string> Inputs { get; } = [];

        public List<string> Warnings { get; } = [];

        public List<FieldError> Errors { get; } = [];

        public void Take(string name, JsonElement value)
        {
            if (model.Options.TryGetValue(name, out var rule))
            {
                TakeOption(name, rule, value);
            }
            else if (model.Inputs.FirstOrDefault(input => input.Name == name) is { } input)
            {
                TakeInput(input, value);
            }
            else if (!model.Vocabulary.IsKnown(name))
            {
                Errors.Add(Unknown(name));
            }
            else if (name == CountOption)
            {
                TakeCount(value);
            }
            else if (value.ValueKind is not JsonValueKind.Null && model.Vocabulary.IsFile(name))
            {
                Errors.Add(NoSuchFile(name));
            }
            else if (name == ToolsOption && model.Category is Category.Text && value.ValueKind is JsonValueKind.Array && !AsksForNothing(name, value))
            {
                // A caller that requires a tool call cannot use a reply without one.
                Errors.Add(new(ToolsOption, LocalText.Format(
                    "`{0}` are not supported by {1} on this server: none of its routes calls tools. Omit them, or choose another model.",
                    "`{0}` не поддерживаются моделью {1} на этом сервере: её маршруты не вызывают инструменты. Уберите их или выберите другую модель.",
                    ToolsOption,
                    model.Slug)));
            }
            else if (!AsksForNothing(name, value))
            {
                Warnings.Add($"`{name}` is not an option of {model.Slug} and was ignored.");
            }
        }

        /// <summary>Omits a tool choice without tools, which vendors refuse.</summary>
        public void LeaveChoiceAmongNoTools()
        {
            if (!Values.ContainsKey(ToolsOption) && Values.Remove(ToolChoiceOption))
            {
                _setBy.Remove(ToolChoiceOption);
                Given.Remove(ToolChoiceOption);
            }
        }

        public void PickSizes()
        {
            foreach (var rule in model.Options.Values.Where(rule => rule.Sizes.Count > 0))
            {
                if (Values.TryGetValue(rule.Name, out var chosen))
                {
                    PickSize(rule, chosen);
                }
            }
        }

        public void FillDefaults()
        {
            foreach (var rule in model.Options.Values)
            {
                if (rule is { Default: { } value, SameAs: null })
                {
                    Values.TryAdd(rule.Name, value);
                }
            }
        }

        /// <summary>
        /// Resolves an option that is allowed only with some values of another option: if the other was not given, it is set to
        /// such a value; if it was given with another value, that is an error. A default that is incompatible with the rest is
        /// omitted.
        /// </summary>
        public void CheckTogether()
        {
            foreach (var rule in model.Options.Values.Where(rule => rule.With.Count > 0 && Values.ContainsKey(rule.Name)))
            {
                foreach (var (name, values) in rule.With)
                {
                    if (model.Options.TryGetValue(name, out var other) && !(Values.TryGetValue(name, out var value) && values.Contains(OptionText.Of(value))))
                    {
                        Reconcile(rule, other, values);
                    }
                }
            }
        }

        private void Reconcile(OptionRule rule, OptionRule other, IReadOnlyList<string> values)
        {
            if (!_setBy.ContainsKey(rule.Name))
            {
                Values.Remove(rule.Name);
            }
            else if (_setBy.ContainsKey(other.Name))
            {
                Errors.Add(new(
                    rule.Name,
                    new LocalText(
                        $"`{rule.Name}` is allowed only with `{other.Name}` {string.Join(" or ", values)} on {model.Slug}, "
                        + $"but `{other.Name}` is {OptionText.Show(Values[other.Name])}. Omit one of the two.",
                        $"У {model.Slug} `{rule.Name}` допустимо только с `{other.Name}` {string.Join(" или ", values)}, "
                        + $"а `{other.Name}` — {OptionText.Show(Values[other.Name])}. Уберите одно из двух.")));
            }
            else
            {
                Values[other.Name] = other.Allowed.First(allowed => OptionText.Of(allowed) == values[0]);
                _setBy[other.Name] = rule.Name;
                Given.Add(other.Name);
                Warnings.Add($"`{other.Name}` was set to {values[0]}, because {model.Slug} takes `{rule.Name}` only with that value.");
            }
        }

        private void PickSize(OptionRule rule, JsonElement chosen)
        {
            var sizes = rule.Sizes[OptionText.Of(chosen)];
            if (!Values.TryGetValue(SizeOption, out var asked))
            {
                Values[SizeOption] = OptionText.ToJson(sizes[0]);
            }
            else if (!sizes.Contains(OptionText.Of(asked)))
            {
                Errors.Add(new(
                    rule.Name,
                    new LocalText(
                        $"`{rule.Name}` {OptionText.Show(chosen)} means `size` {string.Join(" or ", sizes)} on {model.Slug}, "
                        + $"but `size` is {OptionText.Show(asked)}. Give one of the two.",
                        $"У {model.Slug} `{rule.Name}` {OptionText.Show(chosen)} означает `size` {string.Join(" или ", sizes)}, "
                        + $"а `size` — {OptionText.Show(asked)}. Передайте одно из двух.")));
            }
        }

        private void TakeOption(string name, OptionRule rule, JsonElement value)
        {
            var target = rule.SameAs is null ? rule : model.Options[rule.SameAs];
            if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Object && AsksForNothing(target.Name, value))
            {
                return;
            }

            if (!OptionCheck.TryRead(target, name, model.Slug, value, out var read, out var error))
            {
                Errors.Add(error);
            }
            else if (target.Allowed.Count == 0 && AsksForNothing(target.Name, value))
            {
                // For an option with listed values, an empty text is an invalid value.
                return;
            }
            else if (_setBy.TryGetValue(target.Name, out var other) && OptionText.Of(Values[target.Name]) != OptionText.Of(read))
            {
                Errors.Add(new(
                    name,
                    new LocalText(
                        $"`{name}` and `{other}` mean the same on {model.Slug}, but their values differ: "
                        + $"{OptionText.Show(read)} and {OptionText.Show(Values[target.Name])}. Give one of the two.",
                        $"У {model.Slug} `{name}` и `{other}` — одно и то же, а значения разные: "
                        + $"{OptionText.Show(read)} и {OptionText.Show(Values[target.Name])}. Передайте одно из двух.")));
            }
            else
            {
                Values[target.Name] = read;
                _setBy[target.Name] = name;
                Given.Add(target.Name);
            }
        }

        // OpenAI's image API can generate several per call. Ignoring the number would charge for one when several were
        // requested.
        private void TakeCount(JsonElement value)
        {
            if (value.ValueKind is not JsonValueKind.Null && (value.ValueKind is not JsonValueKind.Number || OptionText.Of(value) != "1"))
            {
                Errors.Add(new(
                    CountOption,
                    new LocalText(
                        $"`{CountOption}` must be 1, not {OptionText.Show(value)}: a call to {model.Slug} generates one result. Send a call for each.",
                        $"`{CountOption}`: допустимо 1, получено: {OptionText.Show(value)}; вызов {model.Slug} создаёт один результат. Отправьте вызов на каждый."),
                    ["1"]));
            }
        }

        private void TakeInput(InputRule input, JsonElement value)
        {
            if (value.ValueKind is JsonValueKind.Null)
            {
                return;
            }

            if (OptionText.TryText(value) is { Length: > 0 } link)
            {
                Inputs[input.Name] = link;
                return;
            }

            Errors.Add(new(
                input.Name,
                new LocalText(
                    $"`{input.Name}` must be a link to a file, as a string, not {OptionText.Show(value)}: https://…, a data: URI, "
                    + "or a link from POST /api/v2/uploads.",
                    $"`{input.Name}`: нужна ссылка на файл строкой, получено: {OptionText.Show(value)}; подходят https://…, data: "
                    + "или ссылка из POST /api/v2/uploads.")));
        }

        // A result generated without the caller's file would be charged as if it had used it.
        private FieldError NoSuchFile(string name)
        {
            string[] files = [.. model.Inputs.Select(input => input.Name)];
            var quoted = string.Join(", ", files.Select(file => $"`{file}`"));
            var taken = files.Length > 0 ? new LocalText($"It accepts {quoted}.", $"Принимаются: {quoted}.")
                : model.SupportsVision ? new LocalText("Put images into `messages`.", "Передайте изображения в `messages`.")
                : new LocalText("Omit it.", "Уберите его.");
            return new(
                name,
                new LocalText($"`{name}` names a file that {model.Slug} does not accept here. {taken.En}", $"`{name}` — файл, который {model.Slug} здесь не принимает. {taken.Ru}"),
                files);
        }

        private FieldError Unknown(string name)
        {
            var shown = Excerpt.Of(name);
            return model.Vocabulary.Nearest(name, model.Category) is { } near
                ? new(shown, LocalText.Format("`{0}` is not known. Did you mean `{1}`?", "Параметра `{0}` нет. Возможно: `{1}`.", shown, near), [near])
                : new(shown, LocalText.Format(
                    "`{0}` is not known. Options of {1}: {2}.", "Параметра `{0}` нет. Параметры {1}: {2}.", shown, model.Slug, string.Join(", ", model.Options.Keys)));
        }
    }
}
