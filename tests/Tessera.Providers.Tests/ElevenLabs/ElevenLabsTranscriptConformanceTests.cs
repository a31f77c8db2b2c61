using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.ElevenLabs;

public sealed class ElevenLabsTranscriptConformanceTests : TaskConformance
{
    private protected override TaskVendor Vendor => new ElevenLabsVendor
    {
        Call = TaskCalls.Of(TaskKind.Transcription, "scribe_v1", "", "{'language':'en'}", ("audio_url", new MediaInput("audio/mpeg", TaskVendor.Sound))),
        Words = "Good day",
    };
}
