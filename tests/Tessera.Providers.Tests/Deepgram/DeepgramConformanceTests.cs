using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Deepgram;

public sealed class DeepgramConformanceTests : TaskConformance
{
    private protected override TaskVendor Vendor => new DeepgramVendor();
}
