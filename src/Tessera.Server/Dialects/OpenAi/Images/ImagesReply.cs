using System.Text.Json.Serialization;

namespace Tessera.Server.Dialects.OpenAi.Images;

/// <summary>The images of a call.</summary>
/// <param name="Created">When, in seconds since 1970.</param>
/// <param name="Data">The images that were made, in their order; fewer than requested if some failed, which the warnings name.</param>
/// <param name="Size">Their size in pixels.</param>
/// <param name="OutputFormat">The format of the files.</param>
/// <param name="Usage">What they cost.</param>
internal sealed record ImagesReply(long Created, IReadOnlyList<ImagesReply.GeneratedImage> Data, string? Size, string? OutputFormat, ImagesReply.ImagesUsage Usage)
{
    /// <param name="B64Json">The file in base64, if it was requested.</param>
    /// <param name="Url">A link that needs no key and cannot be guessed.</param>
    internal sealed record GeneratedImage(
        [property: JsonPropertyName("b64_json"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? B64Json, string Url);

    /// <param name="InputTokens">As the provider counted them; 0 where it counts none.</param>
    /// <param name="OutputTokens">As the provider counted them; 0 where it counts none.</param>
    /// <param name="TotalTokens">The sum of the two.</param>
    /// <param name="InputTokensDetails">The input by its kind; the provider's count is not divided.</param>
    /// <param name="Cost">The tokens charged.</param>
    internal sealed record ImagesUsage(long InputTokens, long OutputTokens, long TotalTokens, ImagesInput InputTokensDetails, long Cost);

    internal sealed record ImagesInput(long ImageTokens, long TextTokens);
}
