using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.OpenAi;

public sealed class OllamaConformanceTests : TextConformance
{
    private protected override TextVendor Vendor => OpenAiVendors.Ollama;
}
