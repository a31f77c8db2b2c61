using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.WhisperCpp;

public sealed class WhisperCppConformanceTests : TaskConformance
{
    private protected override TaskVendor Vendor => new WhisperCppVendor();
}
