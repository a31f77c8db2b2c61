using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.OpenAi;

public sealed class VllmConformanceTests : TextConformance
{
    private protected override TextVendor Vendor => OpenAiVendors.Vllm;
}
