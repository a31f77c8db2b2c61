using Tessera.Providers.Tests.Conformance;

namespace Tessera.Providers.Tests.Stability;

public sealed class StabilityConformanceTests : DirectTaskConformance
{
    private protected override DirectVendor Direct => new StabilityVendor();
}
