using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.OpenAi;

public sealed class OpenAiSpeechConformanceTests : SoundTaskConformance
{
    private protected override DirectVendor Direct => new OpenAiSpeechVendor();
}
