using Tessera.Sandbox.Audio.Transcription;

namespace Tessera.Sandbox.Tests.Audio;

public sealed class RecognitionTests
{
    [Theory]
    [InlineData(100, -47_900, true)]
    [InlineData(299, -50_000, false)]
    [InlineData(309, -43_700, true)]
    [InlineData(309, -49_500, false)]
    [InlineData(350, -46_000, true)]
    [InlineData(350, -47_000, false)]
    [InlineData(400, -43_000, true)]
    [InlineData(400, -44_000, false)]
    [InlineData(6000, -44_000, false)]
    public void The_longer_the_speech_the_better_it_has_to_fit(int frames, int scoreOfFrame, bool understood) =>
        new Recognition(["words"], [scoreOfFrame], (long)frames * scoreOfFrame, frames).IsUnderstood.ShouldBe(understood);

    // What "O trem sai às oito e meia da segunda plataforma" was taken for, and the worst of what ten voices said in English.
    [Theory]
    [InlineData(302, -45_205, -53_043, false)]
    [InlineData(285, -47_111, -46_980, true)]
    public void Words_that_fit_by_chance_do_not_make_up_for_the_others(int frames, int scoreOfFrame, int scoreOfMostWords, bool understood) =>
        new Recognition(["words"], [-20_000, scoreOfMostWords, scoreOfMostWords], (long)frames * scoreOfFrame, frames).IsUnderstood.ShouldBe(understood);

    [Fact]
    public void Without_recognised_words_nothing_is_transcribed() => new Recognition([""], [], 0, 0).IsUnderstood.ShouldBeTrue();
}
