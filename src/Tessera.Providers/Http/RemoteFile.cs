using System.Text;

namespace Tessera.Providers.Http;

/// <summary>A file in a vendor's reply: a link, base64, or a data URI.</summary>
internal static class RemoteFile
{
    /// <summary>A link or a data URI in a value that may also be plain text; null if it is neither.</summary>
    public static TaskOutput? Read(string? value)
    {
        if (value is null)
        {
            return null;
        }

        if (DataUri.IsOne(value))
        {
            return FileOf(DataUri.Decode(value, Reply.FileBytes, out _));
        }

        return Uri.TryCreate(value, UriKind.Absolute, out var link) && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp)
            ? new TaskOutput.Link(link)
            : null;
    }

    /// <summary>
    /// The first file among members that hold only files. Relays write both a base64 and a link member and
    /// leave one empty, or put a data URI into either; a list of results may contain nulls.
    /// </summary>
    public static TaskOutput? First(params IEnumerable<string?> members) =>
        members.Select(member => Read(member) ?? FromBase64(member)).FirstOrDefault(file => file is not null);

    /// <summary>A caller's file as a data URI.</summary>
    public static string ToDataUri(MediaInput input) => $"data:{input.ContentType};base64,{Convert.ToBase64String(input.Content)}";

    private static TaskOutput.File? FromBase64(string? text) =>
        text is null ? null : FileOf(Base64Text.Decode(Encoding.ASCII.GetBytes(text)));

    private static TaskOutput.File? FileOf(byte[]? content) => content is { Length: > 0 } ? new TaskOutput.File(content) : null;
}
