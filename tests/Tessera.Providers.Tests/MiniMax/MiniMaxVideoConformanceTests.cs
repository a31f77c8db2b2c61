using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.MiniMax;

public sealed class MiniMaxVideoConformanceTests : HostedTaskConformance
{
    private protected override HostedVendor Hosted => new MiniMaxVideoVendor();
}
