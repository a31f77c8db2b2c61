using Tessera.Providers.Tests.Conformance;

namespace Tessera.Providers.Tests.Midjourney;

public sealed class MidjourneyConformanceTests : HostedTaskConformance
{
    private protected override HostedVendor Hosted => new MidjourneyVendor();
}
