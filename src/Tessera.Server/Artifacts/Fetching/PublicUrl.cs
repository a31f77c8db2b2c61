using Tessera.Server.Http;

namespace Tessera.Server.Artifacts.Fetching;

/// <summary>
/// The rule for URLs that callers and providers name, whether files are fetched from them or webhooks sent to them. <see
/// cref="GuardedDialer"/> decides when it connects whether the host is public.
/// </summary>
internal static class PublicUrl
{
    /// <summary>What the URL must be, for example "an https or http URL"; null when it is valid.</summary>
    public static LocalText? Validate(Uri uri) => uri switch
    {
        { IsAbsoluteUri: false } => new LocalText("an absolute URL", "полный URL"),
        _ when uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp => new LocalText("an https or http URL", "URL с https или http"),
        { UserInfo.Length: > 0 } => new LocalText("a URL without a user name or password", "URL без имени пользователя и пароля"),
        _ when !HasSendableHost(uri) => new LocalText("a URL with an internet host name or address", "URL с именем или адресом хоста"),
        _ => null,
    };

    // Uri accepts hosts that it cannot write in their ASCII form and throws only when that form is asked for; and the form
    // can contain characters that no host name has: ⑴ becomes (1).
    private static bool HasSendableHost(Uri uri)
    {
        try
        {
            return Uri.CheckHostName(uri.IdnHost) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }
}
