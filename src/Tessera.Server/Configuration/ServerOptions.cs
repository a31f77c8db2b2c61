using System.ComponentModel.DataAnnotations;
using Tessera.Server.Http;

namespace Tessera.Server.Configuration;

/// <summary>Section <c>Tessera</c>: where the installation lives and how it is reached.</summary>
internal sealed class ServerOptions : IValidatableObject
{
    public const string Section = TesseraSettings.Root;

    public const string DefaultUrls = "http://127.0.0.1:8080";

    /// <summary>The file in the data folder on which the running server takes <c>admin</c> commands.</summary>
    public const string AdminSocketName = "admin.sock";

    /// <summary>
    /// The entry of <see cref="TrustedProxies"/> that stands for all connections through this server's public Unix sockets.
    /// </summary>
    public const string UnixProxy = "unix";

    /// <summary>The addresses to listen on, separated by semicolons; <c>--urls</c> for short.</summary>
    public string Urls { get; set; } = DefaultUrls;

    /// <summary>The data folder; relative to the working directory; <c>--data</c> for short.</summary>
    [Required]
    public string DataDirectory { get; set; } = "data";

    /// <summary>The folder of the shipped catalogue; beside the program by default.</summary>
    [Required]
    public string CatalogDirectory { get; set; } = Path.Combine(AppContext.BaseDirectory, "catalog");

    /// <summary>
    /// The address that users see, without a trailing slash; by default the request's host, if it is a known one.
    /// </summary>
    [Url]
    public string? PublicUrl { get; set; }

    /// <summary>
    /// Host names that links in replies may use when no public URL is set; <c>*.example.org</c> includes all of its subdomains.
    /// </summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>
    /// Origins whose web pages may call the API from the browser, such as https://app.example.org; <c>*</c> for every page. None by
    /// default.
    /// </summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>
    /// The price at which a token is sold, in millionths of a US dollar; <c>admin report margin</c> needs it to show a margin.
    /// </summary>
    [Range(0, 1_000_000_000)]
    public long? TokenPriceMicroUsd { get; set; }

    /// <summary>
    /// Networks of reverse proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are trusted, and <see
    /// cref="UnixProxy"/> if a proxy connects through a Unix socket.
    /// </summary>
    public IList<string> TrustedProxies { get; } = [];

    /// <summary>
    /// The most requests in progress at once; more are refused with 503. A stream that waits for a provider costs little.
    /// </summary>
    [Range(1, 1_000_000)]
    public int MaxRequests { get; set; } = 20_000;

    /// <summary>What this node does: <c>api</c>, <c>worker</c> or both, separated by a comma.</summary>
    public string Roles { get; set; } = ServerRoles.Usual;

    /// <summary>
    /// How long a stopping node continues to serve while it reports that it is not ready: longer than a load balancer takes to
    /// notice. A single node needs no drain time.
    /// </summary>
    public TimeSpan DrainFor { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var url in Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IsListenAddress(url))
            {
                yield return new ValidationResult(
                    $"{Section}:{nameof(Urls)} holds '{url}'; it must be addresses such as http://127.0.0.1:8080, http://*:80 or http://unix:/run/tessera.sock, separated by semicolons.");
            }
            // By the file's name: a symbolic link in the path can lead to the data folder as well.
            else if (BindingAddress.Parse(url) is { IsUnixPipe: true } address && Path.GetFileName(address.UnixPipePath) == AdminSocketName)
            {
                yield return new ValidationResult(
                    $"{Section}:{nameof(Urls)} holds '{url}', whose file name is that of the admin socket; a public socket must have another name, such as http://unix:/run/tessera.sock.");
            }
        }

        foreach (var host in AllowedHosts.Where(host => !IsHostName(host)))
        {
            yield return new ValidationResult(
                $"{Section}:{nameof(AllowedHosts)} holds '{host}'; it must hold host names such as ai.example.org or *.example.org, without scheme and port.");
        }

        foreach (var origin in AllowedOrigins.Where(origin => origin != "*" && !IsOrigin(origin)))
        {
            yield return new ValidationResult(
                $"{Section}:{nameof(AllowedOrigins)} holds '{origin}'; it must hold origins such as https://app.example.org or http://localhost:3000, without a path, or '*'.");
        }

        if (ServerRoles.TryParse(Roles) is null)
        {
            yield return new ValidationResult($"{Section}:{nameof(Roles)} holds '{Roles}'; it must be 'api', 'worker' or 'api,worker'.");
        }

        if (DrainFor < TimeSpan.Zero || DrainFor > TimeSpan.FromMinutes(10))
        {
            yield return new ValidationResult($"{Section}:{nameof(DrainFor)} is {DrainFor}; it must be a duration from 00:00:00 to 00:10:00.");
        }

        foreach (var proxy in TrustedProxies.Where(proxy => proxy != UnixProxy && NetworkText.TryParse(proxy) is null))
        {
            yield return new ValidationResult(
                $"{Section}:{nameof(TrustedProxies)} holds '{proxy}'; it must be a network such as 10.0.0.0/8 or 127.0.0.1/32, or '{UnixProxy}' for the public Unix sockets.");
        }
    }

    // Only the first label may be a star.
    internal static bool IsHostName(string text) =>
        Uri.CheckHostName(text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text) != UriHostNameType.Unknown;

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority) == text;

    private static bool IsListenAddress(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http" or "https", PathBase: "" };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
