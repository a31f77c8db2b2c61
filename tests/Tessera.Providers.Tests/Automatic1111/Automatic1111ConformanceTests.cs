using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Automatic1111;

public sealed class Automatic1111ConformanceTests : TaskConformance
{
    private protected override TaskVendor Vendor => new Automatic1111Vendor();
}
