using Tessera.Providers.Tests.Conformance;

namespace Tessera.Providers.Tests.OpenAi;

public sealed class OpenAiConformanceTests : TextConformance
{
    private protected override TextVendor Vendor => OpenAiVendors.OpenAi;
}
