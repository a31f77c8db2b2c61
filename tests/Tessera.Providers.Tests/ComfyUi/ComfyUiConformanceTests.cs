using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.ComfyUi;

public sealed class ComfyUiConformanceTests : QueuedTaskConformance
{
    private protected override QueuedVendor Queued => new ComfyUiVendor();
}
