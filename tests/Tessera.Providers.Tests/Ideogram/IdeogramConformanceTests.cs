using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Ideogram;

public sealed class IdeogramConformanceTests : DirectTaskConformance
{
    private protected override DirectVendor Direct => new IdeogramVendor();
}
