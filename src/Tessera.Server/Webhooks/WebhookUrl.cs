using Tessera.Providers;
using Tessera.Server.Artifacts.Fetching;
using Tessera.Server.Http;

namespace Tessera.Server.Webhooks;

/// <summary>Validates URLs for webhooks: any <see cref="PublicUrl"/> up to a maximum length.</summary>
internal static class WebhookUrl
{
    public const int MaxLength = 2048;

    /// <summary>
    /// Why the URL is invalid, as the rest of a sentence that begins with the member's name; null when it is valid.
    /// </summary>
    public static LocalText? Validate(string text)
    {
        if (text.Length > MaxLength)
        {
            return LocalText.Format("must have at most {0} characters, got {1}.", "— это не более {0} символов; получено: {1}.", MaxLength, text.Length);
        }

        if (text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter)) || !Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            return new LocalText(
                $"must be a URL such as https://example.org/hooks/tessera, got \"{Excerpt.Of(text)}\".",
                $"— это URL вида https://example.org/hooks/tessera; получено: \"{Excerpt.Of(text)}\".");
        }

        return PublicUrl.Validate(uri) switch
        {
            null => null,
            // The URL is not shown: it contains a password.
            { } required when uri.UserInfo.Length > 0 => new LocalText(
                $"must be {required.En}; deliveries are signed instead, see `webhook-signature`.",
                $"— это {required.Ru}; доставки вместо этого подписываются, см. `webhook-signature`."),
            { } required => new LocalText($"must be {required.En}, got \"{Excerpt.Of(text)}\".", $"— это {required.Ru}; получено: \"{Excerpt.Of(text)}\"."),
        };
    }

    /// <summary>The error of a valid URL to which this installation sends nothing: its own machine, or a private network.</summary>
    public static IEnumerable<FieldError> Check(string member, string? url, IServiceProvider services) =>
        url is not null && Validate(url) is null && services.GetRequiredService<GuardedDialer>().IsClosed(new Uri(url))
            ? [new(
                member,
                new LocalText(
                    $"`{member}` must lead to a public address, got \"{Excerpt.Of(url)}\"; the operator of this installation can allow private networks with Tessera:Fetch:AllowedNetworks.",
                    $"`{member}` должен вести на публичный адрес, получено: \"{Excerpt.Of(url)}\"; администратор установки может разрешить частные сети: Tessera:Fetch:AllowedNetworks."))]
            : [];
}
