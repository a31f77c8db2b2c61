using Tessera.Providers.Tests.Conformance;

namespace Tessera.Providers.Tests.Luma;

public sealed class LumaConformanceTests : HostedTaskConformance
{
    private protected override HostedVendor Hosted => new LumaVendor();
}
