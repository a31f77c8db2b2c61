using Tessera.Providers.Tests.Conformance;

namespace Tessera.Providers.Tests.OpenAi;

public sealed class XaiConformanceTests : TextConformance
{
    private protected override TextVendor Vendor => OpenAiVendors.Xai;
}
