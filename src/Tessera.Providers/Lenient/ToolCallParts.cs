using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Tessera.Providers.Lenient;

/// <summary>
/// Assembles the tool calls of a reply. Their IDs are unique in the reply and the conversation, whatever
/// the vendor sends: a result must match one call. A call without a name cannot be executed and is omitted.
/// </summary>
/// <param name="call">The conversation that the reply belongs to.</param>
internal sealed class ToolCallParts(TextCall call)
{
    private const int MaxCalls = 128;
    private const int MaxArgumentsLength = 4 * 1024 * 1024;

    private readonly List<Call> _calls = [];
    private readonly Dictionary<int, Call> _byIndex = [];
    private HashSet<string>? _streamed;
    private int _length;

    /// <summary>Whether there are calls.</summary>
    public bool Any => _calls.Count > 0;

    /// <summary>Begins a call, which replaces an earlier one's index; false if there are too many.</summary>
    /// <param name="index">The index of later pieces of its arguments.</param>
    /// <param name="id">The vendor's ID.</param>
    /// <param name="name">The tool's name.</param>
    /// <param name="whole">Its arguments if they are complete; later pieces replace them.</param>
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

    /// <summary>Appends to the arguments of the call with the index, if there is one; false if they are too long.</summary>
    public bool TryAdd(int index, string arguments) => !_byIndex.TryGetValue(index, out var known) || TryAppend(known, arguments);

    /// <summary>
    /// Adds a fragment that may begin a call or continue one; false if there are too many.
    /// Vendors repeat the ID or name in each fragment, omit the index, or send several calls under one index.
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

    /// <summary>What has come of the calls since it was last taken; null if nothing has, or if it is not wanted.</summary>
    public TextPart.Calls? Take()
    {
        if (!call.StreamsToolCalls)
        {
            return null;
        }

        List<(int, ToolCall)>? pieces = null;
        foreach (var (index, one) in _calls.Index())
        {
            // The ID is that of the whole reply: one that is missing or not unique is replaced only at its end.
            if (one.Id is not { } id || !IsName(one.Name) || !IsOwn(one, id))
            {
                break;
            }

            if (one.Take() is { } piece)
            {
                (pieces ??= []).Add((index, new ToolCall(id, one.Name, piece)));
            }
        }

        return pieces is null ? null : new TextPart.Calls(pieces);
    }

    /// <summary>Whether a text is the name of a tool.</summary>
    public static bool IsName([NotNullWhen(true)] string? name) => !string.IsNullOrWhiteSpace(name);

    /// <summary>The calls in the order in which they began.</summary>
    public IReadOnlyList<ToolCall> ToCalls()
    {
        if (_calls.Count == 0)
        {
            return [];
        }

        var before = call.Messages.SelectMany(message => message.ToolCalls).Select(made => made.Id).ToHashSet(StringComparer.Ordinal);
        var (number, taken) = (call.ToolCallsBefore, new HashSet<string>(before, StringComparer.Ordinal));
        taken.UnionWith(_calls.Select(made => made.Id).OfType<string>());
        var made = new List<ToolCall>();
        foreach (var one in _calls)
        {
            // Only at the end: in a stream the name may follow the ID.
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

    /// <summary>OpenAI's <c>tool_calls</c> array, or null if there are no calls.</summary>
    public static string? ToJson(IReadOnlyList<ToolCall> calls) => calls.Count == 0
        ? null
        : new JsonArray([.. calls.Select(made => new JsonObject
        {
            ["id"] = made.Id,
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = made.Name, ["arguments"] = made.Arguments },
        })]).ToJsonString();

    /// <summary>
    /// The finish reason that is consistent with the calls. With a forced tool OpenAI reports "stop" and others nothing;
    /// omitted calls do not count.
    /// </summary>
    public static string FinishReason(string? reason, string? calls) => (calls, reason) switch
    {
        (not null, null or "stop") => "tool_calls",
        (null, "tool_calls") => "stop",
        _ => reason ?? "stop",
    };

    private bool IsOwn(Call one, string id)
    {
        _streamed ??= call.Messages.SelectMany(message => message.ToolCalls).Select(made => made.Id).ToHashSet(StringComparer.Ordinal);
        return one.HasBegun || _streamed.Add(id);
    }

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

        // Without a name it continues a call, whatever its index.
        return name is null ? _calls.FindLast(one => id is not null && one.Id == id) ?? _calls.LastOrDefault()
            : index is null ? _calls.LastOrDefault()
            : null;
    }

    // A name may be repeated in every fragment; after complete arguments it begins the next call.
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

        /// <summary>Whether a piece of it was taken.</summary>
        public bool HasBegun { get; private set; }

        public StringBuilder Arguments { get; } = new();

        private int _taken;
        private bool _isHeld;

        // Some vendors send no arguments for a tool without parameters.
        public string ArgumentsSoFar => Arguments.Length > 0 ? Arguments.ToString() : Whole.Length > 0 ? Whole : "{}";

        /// <summary>What is new of the arguments, empty where the call begins; null if nothing is.</summary>
        public string? Take()
        {
            var length = Arguments.Length - _taken;
            if (length > 0 && char.IsHighSurrogate(Arguments[^1]))
            {
                length--;
            }

            var piece = _isHeld ? "" : Arguments.ToString(_taken, length);
            // Half of a surrogate pair is replaced when the call is whole; its escape may be split between pieces.
            var before = Math.Min(_taken, 2);
            _isHeld = _isHeld || WellFormed.Text(piece) != piece
                || Arguments.ToString(_taken - before, before + length).Contains("\\ud", StringComparison.OrdinalIgnoreCase);
            piece = _isHeld ? "" : piece;
            if (HasBegun && piece.Length == 0)
            {
                return null;
            }

            (HasBegun, _taken) = (true, _taken + piece.Length);
            return piece;
        }

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
