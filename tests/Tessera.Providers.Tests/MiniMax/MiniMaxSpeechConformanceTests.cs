using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.MiniMax;

public sealed class MiniMaxSpeechConformanceTests : DirectTaskConformance
{
    private protected override DirectVendor Direct => new MiniMaxSpeechVendor();
}
