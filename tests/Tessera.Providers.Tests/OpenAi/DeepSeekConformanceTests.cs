using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.OpenAi;

public sealed class DeepSeekConformanceTests : TextConformance
{
    private protected override TextVendor Vendor => OpenAiVendors.DeepSeek;
}
