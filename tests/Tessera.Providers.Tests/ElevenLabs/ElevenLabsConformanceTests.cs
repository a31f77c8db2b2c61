using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.ElevenLabs;

public sealed class ElevenLabsConformanceTests : SoundTaskConformance
{
    private protected override DirectVendor Direct => new ElevenLabsVendor();
}
