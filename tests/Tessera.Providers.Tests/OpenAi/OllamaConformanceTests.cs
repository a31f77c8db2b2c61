using Tessera.Providers.Tests.Conformance;

namespace Tessera.Providers.Tests.OpenAi;

public sealed class OllamaConformanceTests : TextConformance
{
    private protected override TextVendor Vendor => OpenAiVendors.Ollama;
}
