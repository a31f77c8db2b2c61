namespace Tessera.Providers.Http;

/// <summary>A file a vendor names in a reply: by a link, or whole in a data URI.</summary>
internal static class RemoteFile
{
    private const string Base64Mark = ";base64,";

    /// <summary>Null when it is neither.</summary>
    public static TaskOutput? Read(string? value)
    {
        if (value is null)
        {
            return null;
        }

        if (value.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            var at = value.IndexOf(Base64Mark, StringComparison.OrdinalIgnoreCase);
            return at < 0 ? null : FromBase64(value.AsSpan(at + Base64Mark.Length));
        }

        return Uri.TryCreate(value, UriKind.Absolute, out var link) && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp)
            ? new TaskOutput.Link(link)
            : null;
    }

    /// <summary>A file in plain base64, or null when it is none or is empty.</summary>
    public static TaskOutput.File? FromBase64(ReadOnlySpan<char> text)
    {
        var bytes = new byte[(text.Length / 4 * 3) + 3];
        return Convert.TryFromBase64Chars(text, bytes, out var written) && written > 0
            ? new TaskOutput.File(bytes[..written])
            : null;
    }

    /// <summary>A caller's file as a data URI.</summary>
    public static string DataUri(MediaInput input) => $"data:{input.ContentType};base64,{Convert.ToBase64String(input.Content)}";
}
