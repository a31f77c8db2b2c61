using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Anthropic;

public sealed class AnthropicConformanceTests : TextConformance
{
    private protected override TextVendor Vendor { get; } = new AnthropicVendor();
}
