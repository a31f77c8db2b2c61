namespace Tessera.Sandbox.Tests.Audio;

public sealed class SoundEffectTests
{
    private static readonly SandboxTools Tools = new(SandboxMakers.Tools);

    [Theory]
    [InlineData("rain")]
    [InlineData("thunder")]
    [InlineData("wind")]
    [InlineData("sea waves")]
    [InlineData("campfire")]
    [InlineData("church bell")]
    [InlineData("explosion")]
    [InlineData("laser")]
    [InlineData("footsteps")]
    [InlineData("creaking door")]
    [InlineData("car engine")]
    [InlineData("birds")]
    [InlineData("whoosh")]
    [InlineData("applause")]
    [InlineData("beep")]
    [InlineData("heartbeat")]
    [InlineData("breaking glass")]
    [InlineData("typing")]
    [InlineData("train")]
    [InlineData("magic spell")]
    [InlineData("шум дождя")]
    [InlineData("a purple idea")]
    public async Task Every_effect_is_three_seconds_of_clean_stereo(string prompt)
    {
        var heard = await DecodedAudio.FromAsync(await MakeAsync(prompt));

        (heard.Codec, heard.Rate, heard.Channels).ShouldBe(("mp3", 44100, 2));
        heard.Seconds.ShouldBe(3, 0.1);
        heard.LevelDb.ShouldBeGreaterThan(-45);
        heard.PeakDb.ShouldBeInRange(-6, -1);
    }

    [Fact]
    public async Task Effects_sound_like_what_they_are()
    {
        var rain = await SpectrumAsync("rain");
        var bell = await SpectrumAsync("church bell");
        var thunder = await SpectrumAsync("thunder");
        var birds = await SpectrumAsync("birds singing");

        rain.Flatness.ShouldBeGreaterThan(0.3);
        bell.Flatness.ShouldBeLessThan(0.02);
        thunder.Centroid.ShouldBeLessThan(rain.Centroid / 3);
        birds.Centroid.ShouldBeGreaterThan(2000);
    }

    [Fact]
    public async Task Russian_words_request_the_same_sounds()
    {
        (await SpectrumAsync("шум дождя")).Flatness.ShouldBeGreaterThan(0.3);
        (await SpectrumAsync("гром вдалеке")).Centroid.ShouldBeLessThan(1000);
        (await SpectrumAsync("пение птиц в лесу")).Centroid.ShouldBeGreaterThan(2000);
    }

    [Fact]
    public async Task Two_sounds_in_one_prompt_are_both_heard()
    {
        var both = await SpectrumAsync("church bell in the rain");
        var bell = await SpectrumAsync("church bell");

        both.Flatness.ShouldBeGreaterThan(bell.Flatness * 3);
        both.Centroid.ShouldBeGreaterThan(bell.Centroid * 1.5);
    }

    [Fact]
    public async Task A_word_that_only_starts_like_another_does_not_request_it()
    {
        // "carpet" is not a car, "season" not the sea, "winter" not a win.
        (await MakeAsync("carpet season winter")).ShouldNotBe(await MakeAsync("car sea win"));
        (await SpectrumAsync("carpet season winter")).Flatness.ShouldBeLessThan(0.3);
    }

    [Fact]
    public async Task Unknown_words_each_have_their_own_sound()
    {
        var first = await MakeAsync("serendipity");
        var second = await MakeAsync("quixotic");

        second.ShouldNotBe(first);
        (await MakeAsync("serendipity")).ShouldBe(first);
    }

    [Theory]
    [InlineData(0.5, "rain", "knock", "bell", "magic", "explosion", "birds", "whoosh", "door", "glass", "quixotic")]
    [InlineData(22, "knock", "bell", "quixotic")]
    public async Task An_effect_is_as_long_as_asked(double seconds, params string[] prompts)
    {
        foreach (var prompt in prompts)
        {
            (await DecodedAudio.FromAsync(await MakeAsync(prompt, ("duration", seconds)))).Seconds.ShouldBe(seconds, 0.1, prompt);
        }
    }

    private static async Task<Spectrum> SpectrumAsync(string prompt) => Spectrum.Of((await DecodedAudio.FromAsync(await MakeAsync(prompt))).Mono);

    private static Task<byte[]> MakeAsync(string prompt, params (string Name, object Value)[] options) =>
        Tools.FileAsync(AudioCalls.Of(TaskKind.Tool, prompt, "elevenlabs-sfx", options: options));
}
