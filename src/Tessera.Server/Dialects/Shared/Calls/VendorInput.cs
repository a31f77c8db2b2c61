using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Shared.Calls;

/// <summary>
/// The input of a model in a vendor's names and values as a call in the catalogue's: what the routes to that vendor send is
/// understood, and so are the catalogue's own names. A member that is neither is ignored with a warning, as these vendors do, unless
/// it names a file: a result made without the caller's file would be charged as if it had used it.
/// </summary>
internal sealed class VendorInput(Model model, BodyProblems problems)
{
    public const string Count = "n";

    /// <summary>The most results of one call, as fal's and Replicate's models have it.</summary>
    private const int MostResults = 4;

    private const string Text = "prompt";
    private const string List = "[]";

    // What the models of these vendors call the same things, where no route of ours says so.
    private static readonly Dictionary<string, string> CommonNames = new(StringComparer.Ordinal)
    {
        ["num_images"] = Count,
        ["num_outputs"] = Count,
        ["output_format"] = "format",
        ["max_new_tokens"] = "max_tokens",
        ["max_completion_tokens"] = "max_tokens",
        ["image"] = "image_url",
        ["images"] = "image_url",
        ["image_urls"] = "image_url",
        ["image_input"] = "image_url",
        ["input_image"] = "image_url",
        ["input_images"] = "image_url",
        ["mask"] = "mask_url",
        ["mask_image"] = "mask_url",
        ["audio"] = "audio_url",
        ["audio_file"] = "audio_url",
    };

    private readonly Dictionary<string, JsonElement> _left = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _vendorNames = new(StringComparer.Ordinal);

    /// <summary>The model that it is for.</summary>
    public Model Model => model;

    /// <summary>What is wrong with it.</summary>
    public BodyProblems Problems => problems;

    /// <summary>Whether it can be read, and the model allows each value.</summary>
    public bool Fits => problems.Error is null && OptionResolver.Resolve(model, Options).Errors.Count == 0;

    /// <summary>Options and files by the catalogue's names.</summary>
    public Dictionary<string, JsonElement> Options { get; } = new(StringComparer.Ordinal);

    /// <summary>The text; null when there is none.</summary>
    public string? Prompt { get; private set; }

    /// <summary>The member that carries the text.</summary>
    public string PromptName { get; private set; } = Text;

    /// <summary>The system prompt of a text model.</summary>
    public string? System { get; private set; }

    /// <summary>The links of a text model's images, each with the member that names it.</summary>
    public List<(string Member, string Url)> Images { get; } = [];

    public List<string> Warnings { get; } = [];

    /// <summary>The model as the caller named it.</summary>
    public string? AskedFor { get; init; }

    /// <summary>How many results to make.</summary>
    public int Results { get; private set; } = 1;

    /// <summary>Reads an input.</summary>
    /// <param name="given">Its members.</param>
    /// <param name="mappings">Those of the routes to the vendor, the one that the caller named first.</param>
    public void Read(IEnumerable<KeyValuePair<string, JsonElement>> given, IEnumerable<RouteMapping> mappings)
    {
        foreach (var (name, value) in given.Where(member => member.Value.ValueKind is not JsonValueKind.Null))
        {
            _left[name] = value;
        }

        TakeTexts(mappings);
        foreach (var mapping in mappings)
        {
            TakeFiles(mapping);
            TakeOptions(mapping);
        }

        foreach (var (name, value) in _left)
        {
            TakeOther(name, value);
        }
    }

    /// <summary>An error of the catalogue in the vendor's names.</summary>
    public ApiError InVendorNames(ApiError error) => error.Details is ApiErrors.FieldDetails { Fields: var fields }
        ? ApiErrors.Validation([.. fields.Select(InVendorNames)])
        : error;

    private FieldError InVendorNames(FieldError error)
    {
        var name = InputRule.Series(error.Field).First;
        return _vendorNames.TryGetValue(error.Field, out var own) || _vendorNames.TryGetValue(name, out own)
            ? error with { Field = own, Message = Renamed(error.Message), Russian = error.Russian is { } russian ? Renamed(russian) : null }
            : error;

        string Renamed(string message) => message.Replace($"`{error.Field}`", $"`{own}`", StringComparison.Ordinal);
    }

    private void TakeTexts(IEnumerable<RouteMapping> mappings)
    {
        var names = mappings.Select(mapping => mapping.Prompt).OfType<string>().Append(Text);
        foreach (var name in model.Category is Category.Tts ? names.Append("text") : names)
        {
            if (!_left.Remove(name, out var value))
            {
                continue;
            }

            if (value.ValueKind is not JsonValueKind.String)
            {
                problems.Mistype(name, "a string", value, "string_type");
            }
            else if (model.Prompt is InputUse.None)
            {
                Ignore(name);
            }
            else
            {
                (Prompt, PromptName) = (Prompt ?? OptionText.TryText(value), name);
            }
        }

        if (model.Category is Category.Text && _left.Remove("system_prompt", out var system))
        {
            System = OptionText.TryText(system);
            if (System is null)
            {
                problems.Mistype("system_prompt", "a string", system, "string_type");
            }
        }
    }

    private void TakeFiles(RouteMapping mapping)
    {
        foreach (var (own, sent) in mapping.Inputs)
        {
            var name = sent.EndsWith(List, StringComparison.Ordinal) ? sent[..^List.Length] : sent;
            _vendorNames.TryAdd(own, name);
            if (_left.Remove(name, out var value))
            {
                TakeFile(own, name, value);
            }
        }
    }

    private void TakeOptions(RouteMapping mapping)
    {
        foreach (var (option, way) in mapping.Options)
        {
            if (way is OptionMapping.Constant fix && !model.Options.ContainsKey(option) && _left.Remove(option, out var given))
            {
                CheckConstant(option, fix.Value, given);
            }
            else if (ReversedMapping.Read(option, model, way, _left) is { } read)
            {
                foreach (var name in read.From)
                {
                    _left.Remove(name);
                }

                Add(option, read.From[0], read.Value);
            }
        }
    }

    private void CheckConstant(string option, JsonElement fix, JsonElement given)
    {
        if (OptionText.Of(fix) != OptionText.Of(given))
        {
            problems.Add(option, $"`{option}` must be {OptionText.Show(fix)} with {model.Slug}, got {OptionText.Show(given)}.", [OptionText.Of(fix)]);
        }
    }

    private void TakeOther(string name, JsonElement value)
    {
        var own = model.Vocabulary.IsKnown(name) ? name : CommonNames.GetValueOrDefault(name, name);
        if (model.Vocabulary.IsFile(own))
        {
            TakeFile(own, name, value);
        }
        else if (own == Count && model.Category is Category.Image)
        {
            TakeCount(name, value);
        }
        else if (own == Count || model.Vocabulary.IsKnown(own))
        {
            Add(own, name, model.Options.GetValueOrDefault(own) is { } rule && OptionText.Of(value) == "jpg" && !OptionCheck.Fits(rule, value) ? OptionText.ToJson("jpeg") : value);
        }
        else if (NamesFile(value))
        {
            problems.Add(name, $"`{name}` names a file that {model.Slug} does not take here. Omit it, or choose another model.", kind: "extra_forbidden");
        }
        else
        {
            Ignore(name);
        }
    }

    private void TakeCount(string name, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var count) && count is >= 1 and <= MostResults)
        {
            Results = count;
        }
        else
        {
            problems.Add(name, $"`{name}` must be a whole number from 1 to {MostResults}, got {OptionText.Show(value)}.");
        }
    }

    private void TakeFile(string own, string name, JsonElement value)
    {
        var (isList, count) = (value.ValueKind is JsonValueKind.Array, 0);
        foreach (var file in isList ? value.EnumerateArray().ToArray() : [value])
        {
            count++;
            if (OptionText.TryText(file) is not { Length: > 0 } link)
            {
                problems.Mistype(isList ? $"{name}[{count - 1}]" : name, "a link to a file, as a string", file, "string_type");
            }
            else if (model.Category is Category.Text)
            {
                Images.Add((isList ? $"{name}[{count - 1}]" : name, link));
            }
            else if (count > 1 && !model.Inputs.Any(input => input.Name == $"{own}_{count}"))
            {
                problems.Add(name, $"`{name}` has {value.GetArrayLength()} files; {model.Slug} takes at most {count - 1}.", kind: "too_long");
                return;
            }
            else
            {
                Add(count == 1 ? own : $"{own}_{count}", name, file);
            }
        }
    }

    /// <summary>Adds an option or a file.</summary>
    /// <param name="own">The catalogue's name.</param>
    /// <param name="name">The name that the caller gave.</param>
    /// <param name="value">The value.</param>
    public void Add(string own, string name, JsonElement value)
    {
        if (name != own)
        {
            _vendorNames[own] = name;
        }

        if (!Options.TryAdd(own, value))
        {
            problems.Add(name, $"`{name}` means the same as another member that is given: `{own}` on this server. Give one of the two.");
        }
    }

    private void Ignore(string name) => Warnings.Add($"`{Excerpt.Of(name)}` is not an option of {model.Slug} and was ignored.");

    private static bool NamesFile(JsonElement value) => value.ValueKind is JsonValueKind.Array
        ? value.EnumerateArray().Any(NamesFile)
        : OptionText.TryText(value) is { } text
            && (DataUri.IsOne(text) || text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal));
}
