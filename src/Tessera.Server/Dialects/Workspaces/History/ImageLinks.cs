using System.Text.RegularExpressions;
using Tessera.Server.Artifacts;
using Tessera.Server.Hosting;

namespace Tessera.Server.Dialects.Workspaces.History;

/// <summary>The addresses of images: the relative one that edits take, and the signed one that needs no key.</summary>
internal sealed partial class ImageLinks(SignedLinks links, PublicAddress address)
{
    public const string Form = "/api/ds-prototypes/image_generation/{image_id}/view";

    /// <summary>What <c>output_image_url</c> says.</summary>
    public static string View(string imageId) => Form.Replace("{image_id}", imageId, StringComparison.Ordinal);

    /// <summary>The image's id in a relative address of this form, spelled as our ids are; null for any other text.</summary>
    public static string? ReadView(string path) =>
        ViewPath.Match(path) is { Success: true } match && Guid.TryParse(match.Groups["id"].ValueSpan, out var id) ? id.ToString() : null;

    /// <summary>What <c>images[].url</c> says.</summary>
    public string Signed(StoredImage image, string extension) =>
        $"{address.Url}{View(image.ImageId)}?{SignedLinks.Parameter}={links.SignatureOf(image.Generation.Value, extension)}";

    /// <summary>Whether the signature is ours, for this image.</summary>
    public bool Verify(StoredImage image, string? signature) =>
        image.FileExtension is { } extension && links.Verify(ArtifactKey.Generation(image.Generation.Value, extension), signature);

    [GeneratedRegex("^/api/ds-prototypes/(image_generation/)?(?<id>[0-9a-fA-F-]{36})/view/?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ViewPath { get; }
}
