using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Recraft;

public sealed class RecraftConformanceTests : DirectTaskConformance
{
    private protected override DirectVendor Direct => new RecraftVendor();
}
