using System.Text.Json.Serialization;

namespace Tessera.Providers.Automatic1111;

/// <summary>The body of extra-single-image, which names its upscaler with a number.</summary>
internal sealed record Enlargement(string Image, double UpscalingResize, [property: JsonPropertyName("upscaler_1")] string Upscaler);
