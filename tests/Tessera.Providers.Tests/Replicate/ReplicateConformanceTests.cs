using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Replicate;

public sealed class ReplicateConformanceTests : HostedTaskConformance
{
    private protected override HostedVendor Hosted => new ReplicateVendor();
}
