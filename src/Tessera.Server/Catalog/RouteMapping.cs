using System.Globalization;
using System.Text.Json;
using Tessera.Providers;

namespace Tessera.Server.Catalog;

/// <summary>How a model's options, inputs and prompt become the provider's. What is not named passes as it is.</summary>
/// <param name="Options">By the model's own names of the options.</param>
/// <param name="Inputs">The provider's names of the files by the model's own.</param>
/// <param name="Prompt">The option in which the provider takes the prompt; null where its protocol has a place for it.</param>
internal sealed record RouteMapping(
    IReadOnlyDictionary<string, OptionMapping> Options, IReadOnlyDictionary<string, string> Inputs, string? Prompt)
{
    public static RouteMapping None { get; } =
        new(new Dictionary<string, OptionMapping>(), new Dictionary<string, string>(), null);

    /// <summary>False where the model takes no prompt: one that was given is ignored and must not reach the provider.</summary>
    public bool TakesPrompt { get; init; } = true;

    /// <summary>A text call as the provider of this route takes it.</summary>
    public TextCall Apply(TextCall call) => Options.Count == 0 ? call : call with { Options = new CallOptions(Map(call.Options)) };

    /// <summary>A task call as the provider of this route takes it.</summary>
    public TaskCall Apply(TaskCall call)
    {
        if (ReferenceEquals(this, None))
        {
            return call;
        }

        var options = Map(call.Options);
        if (Prompt is not null && TakesPrompt && call.Prompt.Length > 0)
        {
            options[Prompt] = OptionText.ToJson(call.Prompt);
        }

        return call with
        {
            Prompt = Prompt is null && TakesPrompt ? call.Prompt : "",
            Options = new CallOptions(options),
            Inputs = Named(call.Inputs),
        };
    }

    // The provider's name of the first file of a series names the further ones too: input_image_2, or image_urls[2] of the
    // list image_urls[]. Those that are given are numbered without gaps; a file with a name of its own is not counted.
    private Dictionary<string, MediaInput> Named(IReadOnlyDictionary<string, MediaInput> files)
    {
        var named = new Dictionary<string, MediaInput>(StringComparer.Ordinal);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (input, file) in files)
        {
            var (first, number) = InputRule.Series(input);
            if (number > 1 && Inputs.TryGetValue(input, out var own))
            {
                named[own] = file;
            }
            else if (Inputs.TryGetValue(first, out var name))
            {
                var place = counts[first] = counts.GetValueOrDefault(first) + 1;
                named[place == 1 ? name : name.EndsWith("[]", StringComparison.Ordinal) ? $"{name[..^2]}[{place}]" : $"{name}_{place}"] = file;
            }
            else
            {
                named[Inputs.GetValueOrDefault(input, input)] = file;
            }
        }

        return named;
    }

    private Dictionary<string, JsonElement> Map(CallOptions given)
    {
        var mapped = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in given.Values)
        {
            switch (Options.GetValueOrDefault(name))
            {
                case null:
                    mapped[name] = value;
                    break;
                case OptionMapping.Rename rename:
                    var sent = rename.Values.TryGetValue(OptionText.Of(value), out var own) ? own : value;
                    if (sent.ValueKind is not JsonValueKind.Null)
                    {
                        mapped[rename.To] = sent;
                    }

                    break;
                case OptionMapping.Split split:
                    SplitInto(mapped, split, OptionText.Of(value));
                    break;
                case OptionMapping.Spread spread:
                    foreach (var (several, set) in spread.Values.GetValueOrDefault(OptionText.Of(value)) ?? new Dictionary<string, JsonElement>())
                    {
                        mapped[several] = set;
                    }

                    break;
            }
        }

        foreach (var (name, mapping) in Options)
        {
            if (mapping is OptionMapping.Constant constant)
            {
                mapped[name] = constant.Value;
            }
        }

        return mapped;
    }

    private static void SplitInto(Dictionary<string, JsonElement> mapped, OptionMapping.Split split, string value)
    {
        var parts = value.Split('x');
        if (parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var second))
        {
            var numbers = new Dictionary<string, JsonElement> { [split.First] = OptionText.ToJson(first), [split.Second] = OptionText.ToJson(second) };
            if (split.To is { } one)
            {
                mapped[one] = JsonSerializer.SerializeToElement(numbers);
                return;
            }

            foreach (var (name, number) in numbers)
            {
                mapped[name] = number;
            }
        }
    }
}
