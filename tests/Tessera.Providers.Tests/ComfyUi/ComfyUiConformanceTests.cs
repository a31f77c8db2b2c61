using Tessera.Providers.Tests.Conformance;

namespace Tessera.Providers.Tests.ComfyUi;

public sealed class ComfyUiConformanceTests : QueuedTaskConformance
{
    private protected override QueuedVendor Queued => new ComfyUiVendor();
}
