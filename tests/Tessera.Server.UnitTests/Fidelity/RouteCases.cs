using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Catalog;

namespace Tessera.Server.UnitTests.Fidelity;

/// <summary>Every request that is worth a look for one model: each option with each value, each file, and what stands together.</summary>
internal static class RouteCases
{
    // Options of texts that vendors refuse beside each other.
    private static readonly (string One, string Other)[] Together =
    [
        ("temperature", "top_p"), ("temperature", "reasoning_effort"), ("top_p", "reasoning_effort"), ("presence_penalty", "reasoning_effort"),
        ("frequency_penalty", "reasoning_effort"), ("stop", "reasoning_effort"), ("max_tokens", "reasoning_effort"), ("response_format", "reasoning_effort"),
        ("response_format", "tools"), ("tool_choice", "reasoning_effort"),
    ];

    private static readonly MediaInput Png = new("image/png", Samples.Png);

    public static IEnumerable<RouteCase> Of(Model model) =>
    [
        .. model.Kind is null ? Conversations(model) : [new RouteCase("nothing", None)],
        .. Files(model),
        .. LongestPrompt(model),
        .. model.Options.Values.Where(rule => rule.SameAs is null).SelectMany(rule => Values(model, rule)),
        .. Priced(model),
        .. Pairs(model),
    ];

    private static IReadOnlyDictionary<string, JsonElement> None => OptionResolver.NothingGiven;

    private static IEnumerable<RouteCase> Conversations(Model model)
    {
        var shapes = new List<RouteCase> { new("nothing", None) };
        shapes.Add(new("a conversation", None)
        {
            Messages = [Says("system", "Be brief."), Says("user", "Hello"), Says("assistant", "Hello."), Says("user", "Why?")],
        });
        if (model.SupportsVision)
        {
            shapes.Add(new("a picture", None) { Messages = [new("user", [new MessagePart.Text("What is it?"), new MessagePart.Image(Png)])] });
        }

        if (model.Options.ContainsKey("tools"))
        {
            var call = new ToolCall("call_1", "look", """{"at":"the sky"}""");
            List<TextMessage> used =
            [
                Says("user", "Look"), new("assistant", []) { ToolCalls = [call] }, new("tool", [new MessagePart.Text("blue")]) { Answers = call },
            ];
            shapes.Add(new("results of tools", Given("tools", JsonElement.Parse(OptionValues.Tools))) { Messages = used });
            shapes.Add(new("results of tools without the tools", None) { Messages = used });
        }

        return [.. shapes, .. shapes.Select(shape => shape with { Name = $"{shape.Name}, streamed", IsStream = true })];
    }

    private static IEnumerable<RouteCase> Files(Model model)
    {
        var optional = model.Inputs.Where(input => !input.Required).Select(input => input.Name).ToList();
        return optional.Select(name => new RouteCase(name, None) { Files = [name] })
            .Concat(optional.Count > 1 ? [new RouteCase("every file", None) { Files = optional }] : []);
    }

    private static IEnumerable<RouteCase> LongestPrompt(Model model)
    {
        if (model.Prompt is InputUse.None)
        {
            return [];
        }

        // A million characters of a text are sent once: where the route is alone.
        var longest = new RouteCase($"prompt of {model.MaxPromptLength} characters", None) { Prompt = new string('x', model.MaxPromptLength), MayBeRefused = model.Kind is null };
        return model.Prompt is InputUse.Optional ? [longest, new RouteCase("a prompt", None) { Prompt = "A fox" }] : [longest];
    }

    private static IEnumerable<RouteCase> Values(Model model, OptionRule rule)
    {
        foreach (var value in OptionValues.Of(rule))
        {
            var given = Given(rule.Name, value);
            if (rule.Name == "tool_choice")
            {
                given["tools"] = JsonElement.Parse(OptionValues.Tools);
            }

            yield return new RouteCase(Show(rule.Name, value), given) { Option = rule.Name };
            if (model.Inputs.FirstOrDefault(input => !input.Required) is { } file)
            {
                yield return new RouteCase($"{Show(rule.Name, value)} with {file.Name}", given) { Files = [file.Name], MayBeRefused = true };
            }
        }
    }

    // What a route does not take is not asked of it, whatever it would cost.
    private static IEnumerable<RouteCase> Priced(Model model)
    {
        foreach (var cell in CellsOf(model.Price))
        {
            var values = cell.When.ToDictionary(when => when.Key, when => OptionValues.Of(model.Options, when.Key, when.Value));
            if (values.Values.All(value => value is not null))
            {
                yield return new RouteCase(
                    string.Join(", ", cell.When.Select(when => $"{when.Key}={when.Value}")),
                    values.ToDictionary(value => value.Key, value => value.Value.GetValueOrDefault()))
                { MayBeRefused = true };
            }
        }
    }

    private static IReadOnlyList<PriceRule.Cell> CellsOf(PriceRule price) => price switch
    {
        PriceRule.Matrix matrix => matrix.Cells,
        PriceRule.PerSecond seconds => seconds.Cells,
        PriceRule.PerPoint points => points.Cells,
        _ => [],
    };

    private static IEnumerable<RouteCase> Pairs(Model model)
    {
        var rules = model.Options.Values.Where(rule => rule.SameAs is null && rule.Name != "seed").ToList();
        var pairs = model.Kind is null
            ? Together.Where(pair => model.Options.ContainsKey(pair.One) && model.Options.ContainsKey(pair.Other)).Select(pair => (model.Options[pair.One], model.Options[pair.Other]))
            : rules.SelectMany((one, index) => rules.Skip(index + 1).Select(other => (one, other)));
        foreach (var (one, other) in pairs)
        {
            foreach (var value in OptionValues.Of(one))
            {
                foreach (var beside in OptionValues.Of(other))
                {
                    var given = Given(one.Name, value);
                    given[other.Name] = beside;
                    if (one.Name == "tool_choice")
                    {
                        given["tools"] = JsonElement.Parse(OptionValues.Tools);
                    }

                    yield return new RouteCase($"{Show(one.Name, value)}, {Show(other.Name, beside)}", given) { MayBeRefused = true };
                }
            }
        }
    }

    private static Dictionary<string, JsonElement> Given(string name, JsonElement value) => new(StringComparer.Ordinal) { [name] = value };

    private static TextMessage Says(string role, string text) => new(role, [new MessagePart.Text(text)]);

    private static string Show(string name, JsonElement value) => $"{name}={Excerpt.Of(OptionText.Of(value))}";
}
