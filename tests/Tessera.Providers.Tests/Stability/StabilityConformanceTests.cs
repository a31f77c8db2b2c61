using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Stability;

public sealed class StabilityConformanceTests : DirectTaskConformance
{
    private protected override DirectVendor Direct => new StabilityVendor();
}
