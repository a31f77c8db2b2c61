using Tessera.Sandbox.Audio.Transcription;

namespace Tessera.Sandbox.Tests.Audio;

public sealed class RecognitionTests
{
    [Theory]
    [InlineData(100, -49_000, true)]
    [InlineData(299, -50_000, false)]
    [InlineData(309, -43_700, true)]
    [InlineData(309, -49_500, false)]
    [InlineData(350, -46_000, true)]
    [InlineData(350, -47_000, false)]
    [InlineData(400, -43_000, true)]
    [InlineData(400, -44_000, false)]
    [InlineData(6000, -44_000, false)]
    public void The_longer_the_speech_the_better_it_has_to_fit(int frames, int scoreOfFrame, bool understood) =>
        new Recognition(["words"], (long)frames * scoreOfFrame, frames).IsUnderstood.ShouldBe(understood);

    [Fact]
    public void Where_no_words_were_heard_nothing_is_misunderstood() => new Recognition([""], 0, 0).IsUnderstood.ShouldBeTrue();
}
