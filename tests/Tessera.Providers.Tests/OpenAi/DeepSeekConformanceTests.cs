using Tessera.Providers.Tests.Conformance;

namespace Tessera.Providers.Tests.OpenAi;

public sealed class DeepSeekConformanceTests : TextConformance
{
    private protected override TextVendor Vendor => OpenAiVendors.DeepSeek;
}
