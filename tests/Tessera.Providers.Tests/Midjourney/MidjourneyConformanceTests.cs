using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Midjourney;

public sealed class MidjourneyConformanceTests : HostedTaskConformance
{
    private protected override HostedVendor Hosted => new MidjourneyVendor();
}
