using Tessera.Providers.Tests.Conformance;

namespace Tessera.Providers.Tests.Ideogram;

public sealed class IdeogramConformanceTests : DirectTaskConformance
{
    private protected override DirectVendor Direct => new IdeogramVendor();
}
