using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Gemini;

public sealed class GeminiReadingConformanceTests : DirectTaskConformance
{
    private protected override DirectVendor Direct => new GeminiReadingVendor();
}
