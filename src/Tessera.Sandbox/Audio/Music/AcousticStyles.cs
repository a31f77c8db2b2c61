using Tessera.Sandbox.Audio.Music.Instruments;

namespace Tessera.Sandbox.Audio.Music;

/// <summary>Styles played by people.</summary>
internal static class AcousticStyles
{
    private const string Whole = "x---------------";

    private static readonly Part PianoLead = new(Keys.Piano, 0.9, 74) { Room = 0.35 };
    private static readonly Part FluteLead = new(Sustained.Flute, 0.55, 76) { Room = 0.5, Pan = 0.15 };

    public static Style[] All { get; } =
    [
        new("piano", "classic sonata nocturne baroque романс классич ноктюрн соната", (66, 92))
        {
            Hints = "piano пианино фортепиан рояль romantic lyric нежн waltz вальс wedding свадьб sad груст",
            Rhythm =
            [
                new(Keys.Piano, 0.55, 60, "0-2-1-2-0-2-1-2-", "0---1-2-3---2-1-", "0-1-2-3-2-1-2-1-") { Pan = -0.15, Room = 0.35 },
                new(Keys.Piano, 0.6, 40, "r---------------", "r-------f-------") { Pan = -0.2, Room = 0.3 },
                new(Sustained.Strings, 0.16, 62, Whole) { Room = 0.6, Pan = 0.3 },
            ],
            Leads = [PianoLead],
            Phrases = ["x---x-x-", "x-----x-", "x-x-x-x-", "x--xx---", "x---x---"],
            Room = 0.65,
            Looseness = 0.009,
            Level = -19,
        },
        new("cinematic", "cinema epic film movie trailer orchestr symphon hero кино эпич фильм оркестр симфон трейлер героич", (72, 92))
        {
            Hints = "strings violin cello brass choir скрипк струнн хор. хоров dramatic драмат battle битв tension trumpet",
            Scale = Scale.Minor,
            Progressions = ["1 6 3 7", "1 6 4 5", "1 7 6 7", "6 7 1 1"],
            Rhythm =
            [
                new(Sustained.Strings, 0.42, 60, Whole) { Room = 0.6, Pan = -0.2 },
                new(Sustained.ShortStrings, 0.5, 55, "0-0-1-0-2-0-1-0-", "0-2-0-2-1-2-0-2-", "0-0-2-0-0-2-0-2-") { Pan = 0.35, Room = 0.45 },
                new(Sustained.Brass, 0.4, 36, "r---------------", "r-----------r-f-") { Room = 0.5 },
                new(Sustained.Choir, 0.5, 67, Whole) { Room = 0.7, Pan = 0.1 },
            ],
            Leads = [new(Sustained.Brass, 0.62, 65) { Room = 0.5 }, new(Sustained.Strings, 0.75, 76) { Room = 0.55 }],
            Phrases = ["x-----x-", "x---x---", "x--x--x-", "x-------"],
            Drums =
            [
                [new(Drums.BigDrum, 0.8, 0, "X.....x.x.....x."), new(Drums.Timpani, 0.5, 0.2, "x...........o.o.")],
                [new(Drums.BigDrum, 0.8, 0, "X..x..x.X..x..x."), new(Drums.Snare, 0.22, -0.2, "o.ooo.ooo.ooo.oo")],
            ],
            Fill = new(Drums.Timpani, 0.5, 0.2, "........o.o.x.xX"),
            Room = 0.85,
            Looseness = 0.008,
        },
        new("folk", "folk country acoustic bluegrass ballad celtic кантри фолк акустич народн бард", (92, 116))
        {
            Hints = "guitar гитар harp. арфа fiddle campfire костер ukulele укулел happy весел travel",
            Progressions = ["1 5 6 4", "1 4 1 5", "1 6 4 5", "1 3 4 4"],
            Rhythm =
            [
                new(Plucked.Guitar, 0.46, 55, "0-2-1-3-2-3-1-2-", "0-3-2-3-1-3-2-3-") { Pan = -0.35, Room = 0.25 },
                new(Plucked.Guitar, 0.34, 60, "x---x-x-..x-x-x-", "x-----x-..x-x---") { Pan = 0.4, Room = 0.25, Strum = 0.014 },
                new(Plucked.UprightBass, 0.6, 35, "r-------f-------", "r-----r-f-------"),
            ],
            Leads = [FluteLead, new(Plucked.Nylon, 0.9, 72) { Pan = 0.1, Room = 0.35 }],
            Phrases = ["x-xxx-x-", "x--xx-x-", "x-x-x---", "xxx-x-x-"],
            Drums = [[new(Drums.Shaker, 0.3, 0.4, "x.o.x.o.x.o.x.o."), new(Drums.SoftKick, 0.55, 0, "x.......x......."), new(Drums.Rim, 0.25, -0.2, "....x.......x...")]],
            Room = 0.4,
            Looseness = 0.008,
        },
        new("jazz", "jazz swing bebop bossa blues джаз свинг блюз босса", (112, 138))
        {
            Hints = "sax саксофон trumpet труба cafe кафе noir нуар lounge лаунж",
            Progressions = ["2 5 1 6", "1 6 2 5", "3 6 2 5", "1 4 2 5"],
            ChordSize = 4,
            Rhythm =
            [
                new(Keys.Piano, 0.42, 62, "..x---....x-..x-", "x-....x---......", "....x-....x---..") { Pan = -0.3 },
                new(Plucked.UprightBass, 0.6, 35, "r---t---f---a---", "r---f---t---a---", "r---f---o---a---"),
            ],
            Leads = [new(Sustained.Saxophone, 0.6, 67) { Pan = 0.15, Room = 0.4 }, new(Keys.Vibraphone, 0.7, 74) { Pan = 0.25, Room = 0.4 }, PianoLead],
            Phrases = ["x-xxx-xx", ".x-xx-x-", "x--x.xxx", "..x-xxx-", "x-x--x--"],
            Drums =
            [
                [new(Drums.Ride, 0.5, 0.3, "x...x.x.x...x.x."), new(Drums.Hat, 0.25, -0.3, "....x.......x..."), new(Drums.SoftKick, 0.35, 0, "x.......o......."), new(Drums.Brush, 0.4, -0.1, "......o...o....o")],
                [new(Drums.Ride, 0.5, 0.3, "x...x.x.x...x.x."), new(Drums.Brush, 0.5, -0.1, "....x.......x..."), new(Drums.SoftKick, 0.35, 0, "x.....o.........")],
            ],
            Swing = 0.64,
            SwingUnit = 2,
            Room = 0.4,
            Looseness = 0.008,
            Level = -18,
        },
        new("rock", "rock punk indie grunge рок. рокн панк гранж инди", (112, 134))
        {
            Hints = "distort electric guitar энергичн energ drive драйв",
            Scale = Scale.Mixolydian,
            Progressions = ["1 7 4 1", "1 4 7 4", "1 5 7 4", "6 7 1 1"],
            ChordSize = 2,
            Rhythm =
            [
                new(Plucked.Overdriven, 0.36, 47, "x-x-x-x-x-x-x-x-", "x---x-x---x-x-x-", "x-----x-x-x-----") { Pan = -0.6, Room = 0.15 },
                new(Plucked.Overdriven, 0.36, 52, "x-x-x-x-x-x-x-x-", "x---x-x---x-x-x-", "x-------x-------") { Pan = 0.6, Room = 0.15 },
                new(Plucked.ElectricBass, 0.62, 33, "r-r-r-r-r-r-r-r-", "r-r-r-r-r-r-f-o-"),
            ],
            Leads = [new(Plucked.Overdriven, 0.5, 69) { Room = 0.35, Echo = 0.25 }],
            Phrases = ["x-xxx-x-", "x---x-xx", "x-x-x-x-", "xx-x----"],
            Drums =
            [
                [new(Drums.Kick, 0.95, 0, "X.....x.X.x....."), new(Drums.Snare, 0.8, 0, "....X.......X..."), new(Drums.Hat, 0.3, 0.35, "x.x.x.x.x.x.x.x.")],
                [new(Drums.Kick, 0.95, 0, "X..x....X.x..x.."), new(Drums.Snare, 0.8, 0, "....X.......X..o"), new(Drums.Ride, 0.4, 0.35, "x.x.x.x.x.x.x.x.")],
            ],
            Fill = new(Drums.Tom, 0.7, 0.1, "........x.xxx.xx"),
            Room = 0.35,
            Level = -15,
        },
        new("metal", "metal hardcore thrash doom метал хардкор", (138, 160))
        {
            Hints = "aggressive агрессив brutal",
            Scale = Scale.Phrygian,
            Progressions = ["1 1 2 1", "1 6 7 1", "1 2 7 6"],
            ChordSize = 2,
            Rhythm =
            [
                new(Plucked.Overdriven, 0.42, 41, "x.xxx.xxx.xxx-x-", "x-xxx-xxx-xxxxxx") { Pan = -0.65, Room = 0.1 },
                new(Plucked.Overdriven, 0.42, 41, "x.xxx.xxx.xxx-x-", "x-xxx-xxx-xxxxxx") { Pan = 0.65, Room = 0.1 },
                new(Plucked.ElectricBass, 0.75, 30, "r.rrr.rrr.rrr-r-", "r-rrr-rrr-rrrrrr"),
            ],
            Leads = [new(Plucked.Overdriven, 0.5, 74) { Room = 0.35, Echo = 0.3 }],
            Phrases = ["xxxxx-x-", "x-x-xxxx", "x-------"],
            Drums = [[new(Drums.Kick, 0.9, 0, "X.xxX.xxX.xxX.xx"), new(Drums.Snare, 0.8, 0, "....X.......X..."), new(Drums.Crash, 0.22, 0.4, "x.......x.......")]],
            Fill = new(Drums.Tom, 0.7, 0.1, "........xxxxxxxx"),
            Room = 0.3,
            Level = -15,
        },
        new("reggae", "reggae ska. dub. dancehall регги ска. даб.", (76, 92))
        {
            Hints = "island beach пляж tropic тропик summer лето летн",
            Progressions = ["1 4 1 5", "1 5 6 4", "2 5 1 1"],
            Rhythm =
            [
                new(Plucked.Guitar, 0.5, 62, "....x.......x...", "....x.......x.x.") { Pan = 0.35, Strum = 0.006 },
                new(Keys.Organ, 0.3, 64, "..x-..x-..x-..x-") { Pan = -0.35 },
                new(Plucked.ElectricBass, 0.75, 33, "r-..r-t-f---....", "....r-r-f-t-r---"),
            ],
            Leads = [new(Keys.Organ, 0.4, 74) { Pan = 0.1, Echo = 0.35 }, new(Sustained.Saxophone, 0.5, 67) { Echo = 0.3 }],
            Drums = [[new(Drums.Kick, 1.1, 0, "........X......."), new(Drums.Rim, 0.5, -0.1, "........x......."), new(Drums.Hat, 0.3, 0.3, "x.o.x.o.x.o.x.oo")]],
            Swing = 0.56,
            Room = 0.45,
        },
        new("funk", "funk groove soul disco rnb motown фанк соул диско грув", (100, 116))
        {
            Hints = "bass бас party вечерин",
            Scale = Scale.Dorian,
            Progressions = ["1 4 1 4", "2 5 1 1", "1 7 4 4"],
            ChordSize = 4,
            Rhythm =
            [
                new(Plucked.Guitar, 0.42, 64, "..x...xx..x..xx.", "x..x..x.x..x..x.") { Pan = 0.45, Room = 0.12, Strum = 0.004 },
                new(Keys.ElectricPiano, 0.42, 62, "x--.......x--...", "..x---....x---..") { Pan = -0.3 },
                new(Plucked.ElectricBass, 0.9, 33, "r-.r..o-..r-f.o.", "r..r-.f-o.r-..t-"),
            ],
            Leads = [new(Sustained.Brass, 0.55, 69) { Pan = 0.1 }, new(Sustained.Saxophone, 0.55, 69)],
            Phrases = ["x.x-..xx", "..xx.x--", "x--x.xx-", "x-------"],
            Drums = [[new(Drums.Kick, 0.9, 0, "X..x..x...x..x.."), new(Drums.Snare, 0.7, 0, "....X..o.o..X..o"), new(Drums.Hat, 0.32, 0.3, "xoxoxoxoxoxoxoxo"), new(Drums.OpenHat, 0.2, 0.3, "..............x.")]],
            Fill = new(Drums.Snare, 0.5, 0, "..........x.xxxx"),
            Swing = 0.53,
            Room = 0.3,
            Level = -16,
        },
    ];
}
