using Tessera.Providers;

namespace Tessera.Server.Webhooks;

/// <summary>What an address must be to be told at. Whether it is public is looked at where the connection is made.</summary>
internal static class WebhookUrl
{
    public const int Longest = 2048;

    /// <summary>Why it cannot be used, as the end of a sentence about it; null where it can.</summary>
    public static string? Objection(string text)
    {
        if (text.Length > Longest)
        {
            return $"has {text.Length} characters; at most {Longest} are allowed.";
        }

        var shown = Excerpt.Of(text);
        if (text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter)) || !Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            return $"is \"{shown}\"; expected is a URL such as https://example.org/hooks/tessera.";
        }

        return uri switch
        {
            _ when uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp => $"is \"{shown}\"; allowed are https and http URLs.",
            { UserInfo.Length: > 0 } => "has a user name or password; deliveries are signed instead, see `webhook-signature`.",
            _ when !HasSendableHost(uri) => $"is \"{shown}\"; its host is not a name of the internet.",
            _ => null,
        };
    }

    // Uri accepts names that it then cannot write as the wire wants them, and says so only when asked.
    private static bool HasSendableHost(Uri uri)
    {
        try
        {
            return uri.IdnHost.Length > 0;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }
}
