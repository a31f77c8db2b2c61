using System.ComponentModel.DataAnnotations;
using Tessera.Server.Http;

namespace Tessera.Server.Artifacts.Fetching;

/// <summary>Section <c>Tessera:Fetch</c>: fetching files from URLs that callers or providers name.</summary>
internal sealed class FetchOptions : IValidatableObject
{
    public const string Section = "Tessera:Fetch";

    /// <summary>
    /// Networks that may be fetched from although they are not public, such as <c>10.1.2.0/24</c>. Every caller can then make
    /// this server read from them.
    /// </summary>
    public IList<string> AllowedNetworks { get; } = [];

    /// <summary>How long one fetch may take, redirects and body included.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a connection may stay below <see cref="MinBytesPerSecond"/>, counted from its first byte.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The lowest average speed of a body, in bytes per second.</summary>
    [Range(1, int.MaxValue)]
    public int MinBytesPerSecond { get; set; } = 16_000;

    /// <summary>The memory, in bytes, for all files being fetched. A file larger than that is fetched alone.</summary>
    [Range(16, 1_000_000)]
    public int MemoryMegabytes { get; set; } = 256;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        AllowedNetworks
            .Where(network => NetworkText.TryParse(network) is null)
            .Select(network => new ValidationResult(
                $"{Section}:{nameof(AllowedNetworks)} holds '{network}', which is not a network; write it as 10.1.2.0/24 or fd00:1::/64."));
}
