using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.OpenAi;

public sealed class OpenAiReadingConformanceTests : DirectTaskConformance
{
    private protected override DirectVendor Direct => new OpenAiReadingVendor();
}
