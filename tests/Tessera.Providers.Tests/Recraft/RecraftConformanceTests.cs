using Tessera.Providers.Tests.Conformance;

namespace Tessera.Providers.Tests.Recraft;

public sealed class RecraftConformanceTests : DirectTaskConformance
{
    private protected override DirectVendor Direct => new RecraftVendor();
}
