using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Luma;

public sealed class LumaConformanceTests : HostedTaskConformance
{
    private protected override HostedVendor Hosted => new LumaVendor();
}
