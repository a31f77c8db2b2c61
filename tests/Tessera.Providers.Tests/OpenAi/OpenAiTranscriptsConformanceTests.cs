using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.OpenAi;

public sealed class OpenAiTranscriptsConformanceTests : DirectTaskConformance
{
    private protected override DirectVendor Direct => new OpenAiTranscriptsVendor();
}
