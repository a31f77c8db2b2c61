using Tessera.Providers.Tests.Conformance;

namespace Tessera.Providers.Tests.Anthropic;

public sealed class AnthropicConformanceTests : TextConformance
{
    private protected override TextVendor Vendor { get; } = new AnthropicVendor();
}
