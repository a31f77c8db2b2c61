namespace Tessera.Server.Dialects.Shared.Conversations;

/// <summary>A piece of a <see cref="DraftMessage"/>.</summary>
internal abstract record DraftPart
{
    private DraftPart()
    {
    }

    /// <summary>Text.</summary>
    internal sealed record Text(string Value) : DraftPart;

    /// <summary>An image: an <c>http(s)</c> link, a <c>data:</c> URI, or a link of ours.</summary>
    /// <param name="Url">The link.</param>
    /// <param name="Path">The path of the part, for errors.</param>
    /// <param name="UrlPath">The path of the link itself.</param>
    internal sealed record Image(string Url, string Path, string UrlPath) : DraftPart;
}
