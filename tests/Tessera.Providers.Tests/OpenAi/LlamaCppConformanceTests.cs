using Tessera.Providers.Tests.Conformance;

namespace Tessera.Providers.Tests.OpenAi;

public sealed class LlamaCppConformanceTests : TextConformance
{
    private protected override TextVendor Vendor => OpenAiVendors.LlamaCpp;
}
