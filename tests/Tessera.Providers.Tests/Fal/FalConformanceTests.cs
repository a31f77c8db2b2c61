using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Fal;

public sealed class FalConformanceTests : HostedTaskConformance
{
    private protected override HostedVendor Hosted => new FalVendor();
}
