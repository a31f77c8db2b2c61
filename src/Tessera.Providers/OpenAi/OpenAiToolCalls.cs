using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Tessera.Providers.OpenAi;

/// <summary>
/// Puts tool calls together from their fragments: id and name come once (or with every fragment, then the first
/// counts), arguments come in pieces, all under the call's index. A server that sends no index sends whole calls.
/// </summary>
/// <param name="callsBefore">How many calls the conversation has: a server that names none has them counted on.</param>
internal sealed class OpenAiToolCalls(int callsBefore)
{
    private const int MostCalls = 128;
    private const int LongestArguments = 4 * 1024 * 1024;

    private readonly SortedDictionary<int, Call> _calls = [];

    /// <summary>Adds a fragment; false when there is no end of them.</summary>
    public bool TryAdd(int? index, string? id, string? name, string arguments)
    {
        var place = index ?? IndexOf(id);
        if (!_calls.TryGetValue(place, out var call))
        {
            if (_calls.Count == MostCalls)
            {
                return false;
            }

            call = new Call();
            _calls.Add(place, call);
        }

        call.Id ??= string.IsNullOrEmpty(id) ? null : id;
        call.Name ??= string.IsNullOrEmpty(name) ? null : name;
        call.Arguments.Append(arguments);
        return call.Arguments.Length <= LongestArguments;
    }

    /// <summary>The <c>tool_calls</c> array, or null without any.</summary>
    public string? ToJson() => _calls.Count == 0
        ? null
        : new JsonArray([.. _calls.Select(entry => new JsonObject
        {
            ["id"] = entry.Value.Id ?? string.Create(CultureInfo.InvariantCulture, $"call_{callsBefore + entry.Key}"),
            ["type"] = "function",
            ["function"] = new JsonObject
            {
                ["name"] = entry.Value.Name ?? "",
                ["arguments"] = entry.Value.Arguments.Length > 0 ? entry.Value.Arguments.ToString() : "{}", // a tool without parameters, at some
            },
        })]).ToJsonString();

    private int IndexOf(string? id)
    {
        var last = _calls.Count == 0 ? -1 : _calls.Keys.Last();
        return last >= 0 && (string.IsNullOrEmpty(id) || _calls[last].Id == id) ? last : last + 1;
    }

    private sealed class Call
    {
        public string? Id { get; set; }

        public string? Name { get; set; }

        public StringBuilder Arguments { get; } = new();
    }
}
