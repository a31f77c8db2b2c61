using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Tessera.Providers.Lenient;

/// <summary>
/// Assembles the tool calls of a reply. Their ids differ from each other and from those of the conversation before, whatever
/// the vendor sends: a result has to find its call. A call without a name cannot be executed and is left out.
/// </summary>
/// <param name="call">The conversation that the reply belongs to.</param>
internal sealed class ToolCallParts(TextCall call)
{
    private const int MaxCalls = 128;
    private const int MaxArgumentsLength = 4 * 1024 * 1024;

    private readonly List<Call> _calls = [];
    private readonly Dictionary<int, Call> _byIndex = [];
    private int _length;

    /// <summary>Whether there is a call.</summary>
    public bool Any => _calls.Count > 0;

    /// <summary>Begins a call, which takes over the index of an earlier one; false when there are too many.</summary>
    /// <param name="index">Under which pieces of its arguments may follow.</param>
    /// <param name="id">The vendor's.</param>
    /// <param name="name">Of the tool.</param>
    /// <param name="whole">Its arguments where they come at once; pieces that follow replace them.</param>
    public bool TryStart(int? index, string? id, string? name, string whole)
    {
        if (_calls.Count == MaxCalls)
        {
            return false;
        }

        var started = new Call { Id = id, Name = name, Whole = whole };
        _calls.Add(started);
        if (index is { } given)
        {
            _byIndex[given] = started;
        }

        _length += whole.Length;
        return _length <= MaxArgumentsLength;
    }

    /// <summary>Appends to the arguments of the call with the index; false when there are too many. Without such a call nothing happens.</summary>
    public bool TryAdd(int index, string arguments) => !_byIndex.TryGetValue(index, out var known) || TryAppend(known, arguments);

    /// <summary>
    /// Adds a fragment that does not say whether it begins a call or continues one; false when there are too many.
    /// Vendors repeat the id or the name in each fragment, leave out the index, or send several calls under one.
    /// </summary>
    public bool TryAddFragment(int? index, string? id, string? name, string arguments)
    {
        var known = Known(index, id, name);
        if (known is null || IsAnother(known, id, name, arguments))
        {
            return TryStart(index, id, name, "") && TryAppend(_calls[^1], arguments);
        }

        known.Id ??= id;
        known.Name ??= name;
        return TryAppend(known, arguments);
    }

    /// <summary>Whether a text names a tool.</summary>
    public static bool IsName([NotNullWhen(true)] string? name) => !string.IsNullOrWhiteSpace(name);

    /// <summary>The calls in the order in which they began.</summary>
    public IReadOnlyList<ToolCall> ToCalls()
    {
        var before = call.Messages.SelectMany(message => message.ToolCalls).Select(made => made.Id).ToHashSet(StringComparer.Ordinal);
        var (number, taken) = (call.ToolCallsBefore, new HashSet<string>(before, StringComparer.Ordinal));
        taken.UnionWith(_calls.Select(made => made.Id).OfType<string>());
        var made = new List<ToolCall>();
        foreach (var one in _calls)
        {
            // Only at the end: in a stream the name may follow the id.
            if (!IsName(one.Name))
            {
                continue;
            }

            made.Add(new ToolCall(
                one.Id is { } id && before.Add(id) ? id : NextId(taken, ref number),
                one.Name,
                WellFormed.Json(one.ArgumentsSoFar)));
        }

        return made;
    }

    /// <summary>OpenAI's <c>tool_calls</c> array, or null without any.</summary>
    public static string? ToJson(IReadOnlyList<ToolCall> calls) => calls.Count == 0
        ? null
        : new JsonArray([.. calls.Select(made => new JsonObject
        {
            ["id"] = made.Id,
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = made.Name, ["arguments"] = made.Arguments },
        })]).ToJsonString();

    /// <summary>
    /// The finish reason that agrees with the calls. With a forced tool OpenAI ends with "stop" and others with nothing;
    /// calls that were left out are no reason.
    /// </summary>
    public static string FinishReason(string? reason, string? calls) => (calls, reason) switch
    {
        (not null, null or "stop") => "tool_calls",
        (null, "tool_calls") => "stop",
        _ => reason ?? "stop",
    };

    private static string NextId(HashSet<string> taken, ref int number)
    {
        string id;
        do
        {
            id = string.Create(CultureInfo.InvariantCulture, $"call_{number++}");
        }
        while (!taken.Add(id));
        return id;
    }

    private Call? Known(int? index, string? id, string? name)
    {
        if (index is { } given && _byIndex.TryGetValue(given, out var known))
        {
            return known;
        }

        // Without a name it continues a call, whatever its index says.
        return name is null ? _calls.FindLast(one => id is not null && one.Id == id) ?? _calls.LastOrDefault()
            : index is null ? _calls.LastOrDefault()
            : null;
    }

    // A name may be repeated in every fragment; once the arguments are whole, it begins the next call.
    private static bool IsAnother(Call known, string? id, string? name, string arguments) =>
        (id is not null && known.Id is not null && id != known.Id)
        || (name is not null && known.Name is not null && (name != known.Name || (arguments.Length > 0 && known.HasAllArguments)));

    private bool TryAppend(Call known, string arguments)
    {
        known.Arguments.Append(arguments);
        _length += arguments.Length;
        return _length <= MaxArgumentsLength;
    }

    private sealed class Call
    {
        public string? Id { get; set; }

        public string? Name { get; set; }

        public string Whole { get; init; } = "";

        public StringBuilder Arguments { get; } = new();

        // A tool without parameters has none at some vendors.
        public string ArgumentsSoFar => Arguments.Length > 0 ? Arguments.ToString() : Whole.Length > 0 ? Whole : "{}";

        public bool HasAllArguments
        {
            get
            {
                if (Arguments.Length == 0 || Arguments[^1] != '}')
                {
                    return false;
                }

                using var parsed = LenientJson.Parse(Arguments.ToString());
                return parsed is not null;
            }
        }
    }
}
