using System.Text;

namespace Tessera.Providers.Http;

/// <summary>A file a vendor names in a reply: by a link, in base64, or whole in a data URI.</summary>
internal static class RemoteFile
{
    /// <summary>A link or a data URI in a value that may be plain text as well; null when it is neither.</summary>
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
    /// The first file among members that hold nothing but files. Relays write a member for base64 and one for a link both and
    /// leave one of them empty, or put a data URI into either; a list of results may have null elements.
    /// </summary>
    public static TaskOutput? First(params IEnumerable<string?> members) =>
        members.Select(member => Read(member) ?? FromBase64(member)).FirstOrDefault(file => file is not null);

    /// <summary>A caller's file as a data URI.</summary>
    public static string ToDataUri(MediaInput input) => $"data:{input.ContentType};base64,{Convert.ToBase64String(input.Content)}";

    private static TaskOutput.File? FromBase64(string? text) =>
        text is null ? null : FileOf(Base64Text.Decode(Encoding.ASCII.GetBytes(text)));

    private static TaskOutput.File? FileOf(byte[]? content) => content is { Length: > 0 } ? new TaskOutput.File(content) : null;
}
