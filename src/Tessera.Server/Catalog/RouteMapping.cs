using System.Globalization;
using System.Text.Json;
using Tessera.Providers;

namespace Tessera.Server.Catalog;

/// <summary>
/// Maps a model's options, inputs and prompt to the provider's. Those that are not listed are sent unchanged.
/// </summary>
/// <param name="Options">The mappings by the model's option names.</param>
/// <param name="Inputs">The provider's names of the files by the model's names.</param>
/// <param name="Prompt">The option in which the provider expects the prompt; null when its protocol has a member for it.</param>
internal sealed record RouteMapping(
    IReadOnlyDictionary<string, OptionMapping> Options, IReadOnlyDictionary<string, string> Inputs, string? Prompt)
{
    public static RouteMapping None { get; } =
        new(new Dictionary<string, OptionMapping>(), new Dictionary<string, string>(), null);

    /// <summary>False when the model takes no prompt: a given one is ignored and must not reach the provider.</summary>
    public bool TakesPrompt { get; init; } = true;

    /// <summary>A text call in the provider's terms.</summary>
    public TextCall Apply(TextCall call) => Options.Count == 0 ? call : call with { Options = new CallOptions(Map(call.Options)) };

    /// <summary>A task call in the provider's terms.</summary>
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

    // The provider's name of the first file of a series also names the others: input_image_2, or image_urls[2] of the list
    // image_urls[]. The given files are numbered without gaps; a file with its own name is not counted.
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
