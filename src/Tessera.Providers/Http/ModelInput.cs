using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tessera.Providers.Http;

/// <summary>
/// The input of a model that only its catalogue entry describes. The route's mapping has renamed options and
/// files to the model's names; a name that ends in <c>[]</c> is the first item of a list, and one that ends in
/// <c>[2]</c> a further item.
/// </summary>
internal static class ModelInput
{
    /// <summary>
    /// Options unchanged, the prompt as <c>prompt</c>, each file as <paramref name="link"/> returns it. An option named
    /// <c>prompt</c>, which a route may add, is sent if the call has no prompt.
    /// </summary>
    public static JsonObject Of(TaskCall call, Func<string, MediaInput, string> link)
    {
        var input = new JsonObject();
        if (call.Prompt.Length > 0)
        {
            Put(input, "prompt", JsonValue.Create(call.Prompt));
        }

        foreach (var (name, value) in call.Options.Values)
        {
            if (!input.ContainsKey(name) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                Put(input, name, JsonNode.Parse(value.GetRawText()));
            }
        }

        foreach (var (name, file) in call.Inputs)
        {
            Put(input, name, JsonValue.Create(link(name, file)));
        }

        return input;
    }

    private static void Put(JsonObject input, string name, JsonNode? value)
    {
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        if (bracket < 0 || !name.EndsWith(']'))
        {
            input[name] = value;
        }
        else if (input[name[..bracket]] is JsonArray list)
        {
            list.Add(value);
        }
        else
        {
            input[name[..bracket]] = new JsonArray(value);
        }
    }
}
