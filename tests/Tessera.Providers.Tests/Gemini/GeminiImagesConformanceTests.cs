using Tessera.Providers.Tests.Conformance;

namespace Tessera.Providers.Tests.Gemini;

public sealed class GeminiImagesConformanceTests : DirectTaskConformance
{
    private protected override DirectVendor Direct => new GeminiImagesVendor();
}
