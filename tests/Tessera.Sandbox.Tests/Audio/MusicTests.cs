using Tessera.Sandbox.Audio;
using Tessera.Sandbox.Audio.Music;
using Tessera.Sandbox.Audio.Synthesis;
using Tessera.Sandbox.Audio.Transcription;

namespace Tessera.Sandbox.Tests.Audio;

public sealed class MusicTests
{
    private static readonly SandboxMusic Music = new();

    public static TheoryData<string> Genres =>
    [
        "ambient", "lofi hip hop", "techno", "house", "trap", "synthwave", "8-bit", "drum and bass",
        "classical piano", "epic cinematic", "acoustic folk", "jazz", "rock", "metal", "reggae", "funk",
    ];

    [Theory]
    [MemberData(nameof(Genres))]
    public async Task Every_genre_is_audible_music_of_the_requested_length_that_does_not_clip(string genre)
    {
        var heard = await DecodedAudio.FromAsync(await MakeAsync(genre, ("duration", 15)));

        (heard.Codec, heard.Rate, heard.Channels).ShouldBe(("mp3", 44100, 2));
        heard.Seconds.ShouldBe(15, 0.1);
        heard.LevelDb.ShouldBeInRange(-24, -12);
        heard.PeakDb.ShouldBeInRange(-12, -1);
        Spectrum.Of(heard.Mono).Flatness.ShouldBeLessThan(0.2);
        Math.Abs(heard.Mono.Average()).ShouldBeLessThan(0.005f);
    }

    [Fact]
    public async Task Music_is_thirty_seconds_long_unless_asked_otherwise_and_at_most_two_minutes()
    {
        (await DecodedAudio.FromAsync(await MakeAsync("piano"))).Seconds.ShouldBe(30, 0.1);
        (await DecodedAudio.FromAsync(await MakeAsync("piano", ("duration", 47)))).Seconds.ShouldBe(47, 0.1);
        (await DecodedAudio.FromAsync(await MakeAsync("8-bit", ("duration", 120)))).Seconds.ShouldBe(120, 0.1);
    }

    [Theory]
    [InlineData("wav", "wav")]
    [InlineData("ogg", "ogg")]
    public async Task The_format_is_the_requested_one(string format, string container)
    {
        var heard = await DecodedAudio.FromAsync(await MakeAsync("folk", ("duration", 15), ("format", format)));

        heard.Format.ShouldBe(container);
        heard.Seconds.ShouldBe(15, 0.1);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_and_another_seed_another_piece()
    {
        var first = await MakeAsync("jazz", ("seed", 7), ("duration", 15));

        (await MakeAsync("jazz", ("seed", 7), ("duration", 15))).ShouldBe(first);
        (await MakeAsync("jazz", ("seed", 8), ("duration", 15))).ShouldNotBe(first);
    }

    [Fact]
    public async Task Genres_do_not_sound_alike()
    {
        var ambient = await DecodedAudio.FromAsync(await MakeAsync("ambient", ("duration", 15)));
        var techno = await DecodedAudio.FromAsync(await MakeAsync("techno", ("duration", 15)));
        var chip = await DecodedAudio.FromAsync(await MakeAsync("8-bit", ("duration", 15)));

        Spectrum.Of(chip.Mono).Centroid.ShouldBeGreaterThan(2 * Spectrum.Of(ambient.Mono).Centroid);
        Onsets(techno.Mono).ShouldBeGreaterThan(3 * Onsets(ambient.Mono));
    }

    [Fact]
    public async Task The_end_leads_into_the_beginning()
    {
        foreach (var genre in (string[])["ambient", "piano", "cinematic"])
        {
            var heard = await DecodedAudio.FromAsync(await MakeAsync(genre, ("duration", 15), ("format", "wav")));

            heard.Left.Length.ShouldBe(15 * 44100);
            Math.Abs(heard.Left[0] - heard.Left[^1]).ShouldBeLessThan(0.03f, genre);

            // Something rings on at the very end, and is still heard at the very beginning.
            Level(heard.Left[^2205..]).ShouldBeGreaterThan(0.005, genre);
            Level(heard.Left[..2205]).ShouldBeGreaterThan(0.005, genre);
        }
    }

    [Fact]
    public async Task A_tempo_that_is_requested_is_kept()
    {
        var heard = await DecodedAudio.FromAsync(await MakeAsync("techno 120 bpm", ("duration", 16)));
        var beats = Envelope(heard.Mono);

        // 100 frames a second: a beat of 120 a minute is 50 frames.
        Alike(beats, 50).ShouldBeGreaterThan(Alike(beats, 37) + 0.2);
        Alike(beats, 50).ShouldBeGreaterThan(Alike(beats, 43) + 0.2);
    }

    [Theory]
    [InlineData("sad piano in D minor", 2, true)]
    [InlineData("folk in F# major", 6, false)]
    [InlineData("рок в ля минор", 9, true)]
    [InlineData("synthwave, си бемоль мажор", 10, false)]
    public void A_requested_key_is_kept_by_every_update(string prompt, int tonic, bool isMinor)
    {
        var request = MusicRequest.Of(prompt, 1, 30);
        var notes = new Composer(request).Write().Notes;

        (request.Tonic, request.Scale.IsMinor).ShouldBe((tonic, isMinor));
        notes.Count.ShouldBeGreaterThan(50);
        notes.ShouldAllBe(note => request.Scale.Steps.Contains((note.Pitch - tonic + 120) % 12));
    }

    [Theory]
    [InlineData("calm ambient for meditation", "ambient")]
    [InlineData("спокойный эмбиент для сна", "ambient")]
    [InlineData("lo-fi hip hop beats to study to", "lofi")]
    [InlineData("весёлая песня под гитару", "folk")]
    [InlineData("эпичная оркестровая музыка для трейлера", "cinematic")]
    [InlineData("chiptune for a retro game", "chip")]
    [InlineData("тяжёлый метал", "metal")]
    [InlineData("джаз для кафе", "jazz")]
    [InlineData("drum'n'bass", "dnb")]
    [InlineData("грустное фортепиано", "piano")]
    public void The_style_is_the_one_that_the_prompt_names(string prompt, string style) =>
        MusicRequest.Of(prompt, 0, 30).Style.Name.ShouldBe(style);

    [Fact]
    public void Words_change_the_mood_the_soloist_and_the_drums()
    {
        MusicRequest.Of("sad folk", 1, 30).Scale.IsMinor.ShouldBeTrue();
        MusicRequest.Of("happy folk", 1, 30).Scale.IsMinor.ShouldBeFalse();
        MusicRequest.Of("slow house", 1, 60).Bars.ShouldBeLessThan(MusicRequest.Of("fast house", 1, 60).Bars);
        MusicRequest.Of("ambient with violin", 1, 30).Lead.Instrument.ShouldBe("strings");
        new Composer(MusicRequest.Of("house", 1, 30)).Write().Hits.ShouldNotBeEmpty();
        new Composer(MusicRequest.Of("house without drums", 1, 30)).Write().Hits.ShouldBeEmpty();
        new Composer(MusicRequest.Of("хаус без ударных", 1, 30)).Write().Hits.ShouldBeEmpty();
    }

    [Fact]
    public void Instruments_are_in_tune()
    {
        string[] instruments = ["guitar", "nylon", "electric-piano", "organ", "flute", "saxophone", "strings", "brass", "lead", "chip", "chip-triangle"];
        foreach (var instrument in instruments)
        {
            var pitch = Pitch.Median(Instruments.Note(instrument, 220, 1, 0.8), 44100);

            // The organ's deepest drawbar sounds an octave below.
            (pitch.ShouldNotBeNull() / (instrument == "organ" ? 110 : 220)).ShouldBe(1, 0.012, instrument);
        }
    }

    [Fact]
    public void Every_instrument_and_drum_of_every_style_can_be_played()
    {
        foreach (var style in Genres)
        {
            var request = MusicRequest.Of(style.Data, 1, 15);
            foreach (var part in request.Style.Rhythm.Concat(request.Style.Leads))
            {
                Instruments.Note(part.Instrument, 220, 0.2, 0.8).ShouldContain(sample => Math.Abs(sample) > 0.01f, part.Instrument);
            }

            foreach (var line in request.Style.Drums.SelectMany(kit => kit).Concat(request.Style.Fill is { } fill ? [fill] : []))
            {
                Instruments.Drum(line.Drum).ShouldContain(sample => Math.Abs(sample) > 0.01f, line.Drum);
            }
        }
    }

    private static Task<byte[]> MakeAsync(string prompt, params (string Name, object Value)[] options) =>
        Music.FileAsync(AudioCalls.Of(TaskKind.Music, prompt, options: options));

    private static double Level(float[] samples) => Math.Sqrt(samples.Average(sample => (double)sample * sample));

    private static double[] Envelope(float[] samples) => [.. samples.Chunk(441).Select(Level)];

    private static int Onsets(float[] samples)
    {
        var levels = samples.Chunk(2205).Select(Level).ToArray();
        return Enumerable.Range(1, levels.Length - 1).Count(i => levels[i] > levels[i - 1] * 1.25 && levels[i] > 0.03);
    }

    private static double Alike(double[] levels, int lag)
    {
        var mean = levels.Average();
        var moved = levels.Skip(lag).Zip(levels, (left, right) => (left - mean) * (right - mean)).Average();
        return moved / levels.Average(level => (level - mean) * (level - mean));
    }
}
