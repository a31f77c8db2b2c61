using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Kling;

public sealed class KlingConformanceTests : HostedTaskConformance
{
    private protected override HostedVendor Hosted => new KlingVendor();
}
