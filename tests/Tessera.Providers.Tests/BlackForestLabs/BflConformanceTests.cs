using Tessera.Providers.Tests.Conformance;

namespace Tessera.Providers.Tests.BlackForestLabs;

public sealed class BflConformanceTests : HostedTaskConformance
{
    private protected override HostedVendor Hosted => new BflVendor();
}
