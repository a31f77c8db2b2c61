using System.Text;
using System.Text.Json;

namespace Tessera.Testing.Vendors;

/// <summary>What a vendor was asked, whole.</summary>
/// <param name="Method">For example <c>POST</c>.</param>
/// <param name="Path">With its query, as it stood on the wire.</param>
/// <param name="Headers">By lower-case name.</param>
/// <param name="Body">As it came.</param>
internal sealed record StubRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The text of a form, its boundary, which is another each time, written as <c>B</c> and its lines ended by <c>\n</c>.</summary>
    public string Form => Text.Replace(Headers["content-type"].Split("boundary=")[1], "B", StringComparison.Ordinal).ReplaceLineEndings("\n");

    /// <summary>Whether it was sent to a route of a script.</summary>
    public bool IsTo(string route)
    {
        var to = $"{Method} {Path.Split('?')[0]}";
        return route.EndsWith('*') ? to.StartsWith(route[..^1], StringComparison.Ordinal) : to == route;
    }

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);
}
