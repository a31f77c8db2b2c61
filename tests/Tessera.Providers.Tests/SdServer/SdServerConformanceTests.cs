using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.SdServer;

public sealed class SdServerConformanceTests : QueuedTaskConformance
{
    private protected override QueuedVendor Queued => new SdServerVendor();
}
