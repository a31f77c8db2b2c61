using Tessera.Providers.Tests.Conformance;

namespace Tessera.Providers.Tests.OpenAi;

public sealed class OpenAiImagesConformanceTests : DirectTaskConformance
{
    private protected override DirectVendor Direct => new OpenAiImagesVendor();
}
