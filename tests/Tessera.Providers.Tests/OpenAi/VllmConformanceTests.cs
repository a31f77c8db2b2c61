using Tessera.Providers.Tests.Conformance;

namespace Tessera.Providers.Tests.OpenAi;

public sealed class VllmConformanceTests : TextConformance
{
    private protected override TextVendor Vendor => OpenAiVendors.Vllm;
}
