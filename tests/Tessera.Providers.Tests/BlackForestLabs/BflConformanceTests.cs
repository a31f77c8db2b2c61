using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.BlackForestLabs;

public sealed class BflConformanceTests : HostedTaskConformance
{
    private protected override HostedVendor Hosted => new BflVendor();
}
