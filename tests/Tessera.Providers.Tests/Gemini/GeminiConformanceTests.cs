using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Gemini;

public sealed class GeminiConformanceTests : TextConformance
{
    private protected override TextVendor Vendor { get; } = new GeminiVendor();
}
