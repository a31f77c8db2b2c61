using System.Globalization;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Responses;

/// <summary>The IDs of a response and of what it consists of: a generation's, spelled as OpenAI spells its own.</summary>
internal static class ResponseIds
{
    private const string Response = "resp_";
    private const string Message = "msg_";
    private const string Call = "fc_";
    private const string CustomCall = "ctc_";

    public static string OfResponse(GenerationId id) => OpaqueId.ToText(Response, id.Value);

    public static string OfMessage(GenerationId id) => OpaqueId.ToText(Message, id.Value);

    public static string OfCall(GenerationId id, int index, bool isCustom) =>
        string.Create(CultureInfo.InvariantCulture, $"{OpaqueId.ToText(isCustom ? CustomCall : Call, id.Value)}_{index}");

    public static bool TryParseResponse(string text, out GenerationId id) => TryParse(Response, text, out id);

    /// <summary>Reads the ID of a message or a tool call; the index is null for a message.</summary>
    public static bool TryParseItem(string text, out GenerationId id, out int? index)
    {
        index = null;
        if (TryParse(Message, text, out id))
        {
            return true;
        }

        var end = text.LastIndexOf('_');
        if (end <= Call.Length || !int.TryParse(text.AsSpan(end + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        index = number;
        return TryParse(Call, text[..end], out id) || TryParse(CustomCall, text[..end], out id);
    }

    private static bool TryParse(string prefix, string text, out GenerationId id)
    {
        var isRead = OpaqueId.TryParse(prefix, text, out var number);
        id = new GenerationId(number);
        return isRead;
    }
}
