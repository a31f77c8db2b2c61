using System.Text.Json;
using System.Text.Json.Nodes;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers;

/// <summary>What the servers of Whisper models share: a form with the recording, and a reply with its text.</summary>
internal static class SpokenText
{
    /// <summary>The form of a call: its members and its recordings.</summary>
    public static FormBody FormOf(JsonObject members, TaskCall call)
    {
        var form = new FormBody();
        form.Put(members);
        foreach (var recording in call.Inputs.Values)
        {
            form.Put("file", recording);
        }

        return form;
    }

    /// <summary>The text with its parts, empty for a silent recording; null when the reply has none.</summary>
    public static TaskOutput.Text? In(JsonElement reply) => reply.Member("text") is { ValueKind: JsonValueKind.String } text
        ? new TaskOutput.Text((text.AsText() ?? "").Trim()) { Parts = SpokenParts.In(reply) }
        : null;
}
