using System.Text;
using Tessera.Sandbox.Audio;
using Tessera.Sandbox.Audio.Speech;
using Tessera.Sandbox.Audio.Transcription;

namespace Tessera.Sandbox.Tests.Audio;

public sealed class SpeechTests
{
    private static readonly SandboxSpeech Speech = new();

    [Theory]
    [InlineData("echo")]
    [InlineData("rachel")]
    [InlineData("male-qn-qingse")]
    [InlineData("an-id-nobody-knows")]
    public async Task Every_voice_is_audible_and_does_not_clip(string voice)
    {
        var heard = await DecodedAudio.FromAsync(await SayAsync("The quick brown fox jumps over the lazy dog.", ("voice_id", voice)));

        heard.Seconds.ShouldBeInRange(1.5, 5);
        heard.LevelDb.ShouldBeGreaterThan(-30);
        heard.PeakDb.ShouldBeInRange(-6, -1);
    }

    [Fact]
    public async Task Twice_the_speed_takes_half_the_time_and_half_the_speed_twice()
    {
        const string text = "One endpoint and one balance for every model there is.";

        var normal = (await DecodedAudio.FromAsync(await SayAsync(text))).Seconds;
        var fast = (await DecodedAudio.FromAsync(await SayAsync(text, ("speed", 2)))).Seconds;
        var slow = (await DecodedAudio.FromAsync(await SayAsync(text, ("speed", 0.5)))).Seconds;

        (fast / normal).ShouldBeInRange(0.42, 0.6);
        (slow / normal).ShouldBeInRange(1.8, 2.2);
    }

    [Fact]
    public async Task Espeak_also_follows_the_speed()
    {
        const string text = "Одна точка входа и один баланс для всех моделей.";

        var normal = (await DecodedAudio.FromAsync(await SayAsync(text))).Seconds;
        var fast = (await DecodedAudio.FromAsync(await SayAsync(text, ("speed", 2)))).Seconds;

        (fast / normal).ShouldBeInRange(0.4, 0.65);
    }

    [Theory]
    [InlineData("mp3", "mp3", "mp3")]
    [InlineData("wav", "wav", "pcm_s16le")]
    [InlineData("ogg", "ogg", "opus")]
    public async Task The_format_is_the_requested_one(string format, string container, string codec)
    {
        var heard = await DecodedAudio.FromAsync(await SayAsync("Hello there.", ("format", format)));

        (heard.Format, heard.Codec, heard.Channels).ShouldBe((container, codec, 1));
    }

    [Theory]
    [InlineData("mp3")]
    [InlineData("wav")]
    [InlineData("ogg")]
    public async Task The_same_call_gives_the_same_bytes(string format)
    {
        var first = await SayAsync("Again and again.", ("format", format));
        var second = await SayAsync("Again and again.", ("format", format));

        second.ShouldBe(first);
    }

    [Fact]
    public async Task Every_voice_of_a_family_is_another_one()
    {
        string[] voices = ["alloy", "echo", "fable", "onyx", "nova", "shimmer", "rachel", "adam", "bella", "josh"];
        var files = new HashSet<string>();
        foreach (var voice in voices)
        {
            files.Add(Convert.ToHexString(await SayAsync("Good morning.", ("voice_id", voice))));
        }

        files.Count.ShouldBe(voices.Length);
    }

    [Theory]
    [InlineData("onyx", "echo")]
    [InlineData("echo", "nova")]
    [InlineData("nova", "female-shaonv")]
    public async Task Voices_have_the_pitch_that_their_description_states(string lower, string higher)
    {
        (await PitchAsync(higher)).ShouldBeGreaterThan(await PitchAsync(lower) * 1.06);

        static async Task<double> PitchAsync(string voice)
        {
            var heard = await DecodedAudio.FromAsync(await SayAsync("We were all away a year ago, and we are no longer alone.", ("voice_id", voice)));
            return Pitch.Median(heard.Left, 44100).ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task Russian_is_spoken_and_a_sentence_takes_longer_than_a_word()
    {
        var word = await DecodedAudio.FromAsync(await SayAsync("Привет"));
        var sentence = await DecodedAudio.FromAsync(await SayAsync("Привет! Сегодня очень хорошая погода, пойдём гулять в парк."));

        word.LevelDb.ShouldBeGreaterThan(-35);
        sentence.LevelDb.ShouldBeGreaterThan(-35);
        sentence.Seconds.ShouldBeGreaterThan(word.Seconds * 2.5);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-o /tmp/elsewhere.wav")]
    [InlineData("/etc/passwd")]
    [InlineData("[[h@l'oU]] and a \0 in the middle")]
    public async Task Text_that_looks_like_an_option_a_path_or_a_command_is_spoken(string text)
    {
        (await DecodedAudio.FromAsync(await SayAsync(text))).LevelDb.ShouldBeGreaterThan(-40);
    }

    [Theory]
    [InlineData("qwrtpsdfghjklzxcvbnm")]
    [InlineData("щшчцхфтсрпнмлкжзгдвб")]
    public async Task Of_five_thousand_letters_without_a_space_the_beginning_is_spoken(string letters)
    {
        var endless = new StringBuilder().Insert(0, letters, 5000 / letters.Length).ToString();

        var heard = await DecodedAudio.FromAsync(await SayAsync($"Hello {endless}. Goodbye."));

        heard.Seconds.ShouldBeInRange(1, 60);
        heard.LevelDb.ShouldBeGreaterThan(-40);
    }

    [Fact]
    public async Task Five_thousand_characters_are_spoken_to_the_end()
    {
        var sentence = "The river runs down to the sea. ";
        var text = new StringBuilder().Insert(0, sentence, 5000 / sentence.Length).ToString();

        var heard = await DecodedAudio.FromAsync(await SayAsync(text, ("speed", 2)));

        heard.Seconds.ShouldBeInRange(120, 240);
        heard.Left[^(44100 * 5)..].Max(Math.Abs).ShouldBeGreaterThan(0.1f);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("🙂 … !!!")]
    public async Task An_empty_text_is_refused_with_a_message(string text)
    {
        var failure = await Speech.FailureAsync(AudioCalls.Of(TaskKind.Speech, text));

        failure.Kind.ShouldBe(FailureKind.InvalidInput);
        failure.Message.ShouldContain("nothing to say");
    }

    [Theory]
    [InlineData("Hello, how are you?", "en")]
    [InlineData("A café in town", "en")]
    [InlineData("12345", "en")]
    [InlineData("Привет, как дела?", "ru")]
    [InlineData("Доброго ранку, як ти їхав?", "uk")]
    [InlineData("Открой Visual Studio Code", "ru")]
    [InlineData("你好，今天天气很好", "cmn")]
    [InlineData("今日はいい天気ですね", "ja")]
    [InlineData("안녕하세요", "ko")]
    [InlineData("Guten Morgen, wie geht es dir? Das ist schön.", "de")]
    [InlineData("Bonjour, comment allez-vous ? C'est très bon.", "fr")]
    [InlineData("Hola, ¿cómo estás? Muy bien, gracias.", "es")]
    [InlineData("Buongiorno, questo è il mio amico e non parla.", "it")]
    [InlineData("Olá, você não está com pressa?", "pt")]
    [InlineData("Dzień dobry, jak się masz?", "pl")]
    [InlineData("Merhaba, nasılsın? Bu çok güzel.", "tr")]
    [InlineData("Καλημέρα σας", "el")]
    [InlineData("שלום", "he")]
    [InlineData("مرحبا بالعالم", "ar")]
    [InlineData("नमस्ते दुनिया", "hi")]
    public void The_language_is_guessed(string text, string language) => SpokenLanguage.Of(text, null).ShouldBe(language);

    [Theory]
    [InlineData("ru", "ru")]
    [InlineData("pt-BR", "pt")]
    [InlineData("zh", "cmn")]
    [InlineData("../../etc", "en")]
    [InlineData("-x", "en")]
    public void A_requested_language_is_used_if_it_is_supported(string asked, string language) =>
        SpokenLanguage.Of("hello", asked).ShouldBe(language);

    private static Task<byte[]> SayAsync(string text, params (string Name, object Value)[] options) =>
        Speech.FileAsync(AudioCalls.Of(TaskKind.Speech, text, options: options));
}
