using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.ElevenLabs;

public sealed class ElevenLabsDubbingConformanceTests : HostedTaskConformance
{
    private protected override HostedVendor Hosted => new ElevenLabsDubbingVendor();
}
