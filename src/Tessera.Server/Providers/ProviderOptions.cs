using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Providers;

/// <summary>One provider: section <c>Tessera:Providers:{name}</c>; with one key, or several in <see cref="Keys"/>.</summary>
internal sealed class ProviderOptions
{
    /// <summary>The vendor's key; local servers often need none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Where its API is, for example <c>https://api.openai.com/v1</c>.</summary>
    [Url]
    public string? BaseUrl { get; set; }

    /// <summary>
    /// Whether a server that answers as <c>openai</c> at another address makes images, speech and transcripts too, as a relay of
    /// OpenAI does. Most servers that speak its protocol only write text, so without this they get no other work.
    /// </summary>
    public bool Pictures { get; set; }

    /// <summary>How many calls may run at this provider at once; unlimited when not given.</summary>
    [Range(1, 100_000)]
    public int? Concurrency { get; set; }

    /// <summary>Several keys that share the load, instead of one above.</summary>
    public IList<ProviderKeyOptions> Keys { get; } = [];
}
