using Tessera.Providers.Tests.Conformance;

namespace Tessera.Providers.Tests.OpenAi;

public sealed class LocalAiConformanceTests : TextConformance
{
    private protected override TextVendor Vendor => OpenAiVendors.LocalAi;
}
