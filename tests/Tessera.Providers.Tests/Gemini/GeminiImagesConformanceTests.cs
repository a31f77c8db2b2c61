using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Gemini;

public sealed class GeminiImagesConformanceTests : DirectTaskConformance
{
    private protected override DirectVendor Direct => new GeminiImagesVendor();
}
