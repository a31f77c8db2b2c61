using Tessera.Sandbox.Audio.Music.Instruments;

namespace Tessera.Sandbox.Audio.Music;

/// <summary>Styles played by machines.</summary>
internal static class ElectronicStyles
{
    private const string Whole = "x---------------";

    public static Style[] All { get; } =
    [
        new("ambient", "ambient drone meditat relax sleep spa newage эмбиент медитат релакс расслабл космич", (58, 70))
        {
            Hints = "calm space atmospher dream peace soft спокойн космос атмосфер мечт тих сон. сна.",
            Scale = Scale.Lydian,
            Progressions = ["1 1 2 2", "1 5 2 1", "1 3 5 2", "6 2 1 1"],
            ChordSize = 4,
            Rhythm =
            [
                new(Synths.Pad, 0.55, 60, Whole) { Room = 0.7 },
                new(Sustained.Choir, 0.28, 67, Whole) { Room = 0.9, Pan = 0.3 },
                new(Synths.RoundBass, 0.5, 36, "r---------------") { Room = 0.3 },
                new(Keys.Bells, 0.2, 79, "0.......2.......", "..3.......1.....", "......2.......3.") { Room = 0.9, Pan = -0.35, Echo = 0.5 },
            ],
            Leads = [new(Sustained.Flute, 0.35, 74) { Room = 0.9, Echo = 0.4 }, new(Keys.ElectricPiano, 0.42, 74) { Room = 0.8, Echo = 0.5 }],
            Phrases = ["x-------", "....x---", "x---..x-", "........"],
            Room = 0.97,
            Looseness = 0.015,
            Level = -20,
        },
        new("lofi", "lofi chillhop chill study лофай лоуфай чилл", (72, 84))
        {
            Hints = "rain cozy coffee night relax beats уютн дожд кофе учеб ноч",
            Scale = Scale.Dorian,
            Progressions = ["1 4 7 3", "2 5 1 1", "1 7 6 5", "4 5 3 6"],
            ChordSize = 4,
            Rhythm =
            [
                new(Keys.ElectricPiano, 0.62, 60, "x-----x---x-----", "x-------..x-x---", "x---------x---x-") { Pan = -0.15, Strum = 0.018, Room = 0.4 },
                new(Synths.RoundBass, 0.75, 34, "r-----r-..f-----", "r---......r-f---"),
            ],
            Leads = [new(Keys.Vibraphone, 0.5, 74) { Echo = 0.3, Room = 0.5, Pan = 0.2 }, new(Plucked.Nylon, 0.7, 72) { Echo = 0.3, Pan = 0.2 }, new(Keys.Piano, 0.6, 74) { Echo = 0.25, Pan = 0.15 }],
            Phrases = ["x-..x-x-", "..x-x---", "x--x..x-", "........"],
            Drums =
            [
                [new(Drums.SoftKick, 0.95, 0, "X.....x.x......."), new(Drums.SoftSnare, 0.6, 0, "....x.......x..."), new(Drums.Hat, 0.22, 0.25, "x.xox.x.x.xox.xo")],
                [new(Drums.SoftKick, 0.95, 0, "X..x......x....."), new(Drums.SoftSnare, 0.6, 0, "....x.......x..o"), new(Drums.Shaker, 0.25, 0.25, "x.x.x.x.x.x.x.x.")],
            ],
            Swing = 0.6,
            Room = 0.5,
            Pump = 0.2,
            Dull = 5200,
            Dust = 0.5,
            Looseness = 0.01,
            Level = -18,
        },
        new("techno", "techno trance dubstep rave acid psy техно транс. рейв", (126, 136))
        {
            Hints = "club клуб industrial hard dark темн",
            Scale = Scale.Minor,
            Progressions = ["1 1 6 7", "1 1 1 7", "1 6 1 7"],
            Rhythm =
            [
                new(Synths.AcidBass, 0.62, 33, "..rr.rro..rr.ror", "r.ro.rr.r.or.rro", ".rrr.rrr.rrr.ror") { Room = 0.08 },
                new(Synths.Stab, 0.6, 60, "...x..x....x..x.", "......x.......x.") { Room = 0.4, Echo = 0.35, Pan = 0.25 },
                new(Synths.Pluck, 0.32, 67, "0.1.2.1.3.2.1.2.", "0120312031203120") { Room = 0.3, Echo = 0.3, Pan = -0.35 },
                new(Synths.Pad, 0.22, 60, Whole) { Room = 0.5 },
            ],
            Leads = [new(Synths.Lead, 0.32, 72) { Echo = 0.4, Room = 0.4 }],
            Phrases = ["x--x--x-", "x-x--x--", "........"],
            Drums =
            [
                [new(Drums.ClubKick, 1, 0, "X...X...X...X..."), new(Drums.OpenHat, 0.28, 0.15, "..x...x...x...x."), new(Drums.Clap, 0.42, 0, "....x.......x..."), new(Drums.Hat, 0.16, -0.3, "xxxxxxxxxxxxxxxx")],
                [new(Drums.ClubKick, 1, 0, "X...X...X...X..."), new(Drums.OpenHat, 0.28, 0.15, "..x...x...x...x."), new(Drums.Rim, 0.3, 0.35, "...x..x....x..x."), new(Drums.Ride, 0.2, -0.3, "x.x.x.x.x.x.x.x.")],
            ],
            Fill = new(Drums.Clap, 0.35, 0, "........x..xx.xx"),
            Room = 0.55,
            Pump = 0.65,
            Looseness = 0,
            Level = -14.5,
        },
        new("house", "house edm dance pop. popular electro дискотек хаус электрон поп. попс танц", (116, 126))
        {
            Hints = "upbeat happy party summer commercial реклам corporate корпоратив весел бодр позитив",
            Progressions = ["6 4 1 5", "1 5 6 4", "4 5 6 1"],
            Rhythm =
            [
                new(Keys.Piano, 0.42, 64, "x--x--x---x--x--", "x-..x-.x-.x-..x-") { Pan = 0.15, Room = 0.3 },
                new(Synths.SawBass, 0.75, 35, "..r-..r-..r-..r-", "r-.r..r-..r-.or-") { Room = 0.05 },
                new(Synths.Pad, 0.3, 60, Whole) { Room = 0.5 },
                new(Synths.Pluck, 0.26, 72, "0-2-1-2-3-2-1-2-", "0.23.1.20.23.1.3") { Echo = 0.35, Pan = -0.35 },
            ],
            Leads = [new(Synths.Lead, 0.36, 74) { Echo = 0.35, Room = 0.35 }, new(Keys.Bells, 0.4, 79) { Echo = 0.3 }],
            Phrases = ["x-x--x--", "x--x--x-", "x-xx-xx-", "x---x---"],
            Drums =
            [
                [new(Drums.ClubKick, 0.95, 0, "X...X...X...X..."), new(Drums.Clap, 0.5, 0, "....x.......x..."), new(Drums.OpenHat, 0.26, 0.2, "..x...x...x...x."), new(Drums.Shaker, 0.2, -0.3, "xoxoxoxoxoxoxoxo")],
            ],
            Fill = new(Drums.Snare, 0.4, 0, "........x.x.xxxx"),
            Room = 0.5,
            Pump = 0.5,
            Looseness = 0.001,
            Level = -15,
        },
        new("hiphop", "hiphop trap rap. drill phonk boombap хипхоп трэп реп. рэп. бит. фонк", (70, 84))
        {
            Hints = "808 street улиц",
            Scale = Scale.Minor,
            Progressions = ["1 1 6 7", "1 6 7 1", "1 4 6 5"],
            Rhythm =
            [
                new(Keys.Bells, 0.34, 72, "0.2.1...3.2...1.", "0...2.1.0...3.2.") { Room = 0.5, Echo = 0.2, Pan = 0.2 },
                new(Keys.Piano, 0.36, 55, Whole, "x-------x---x---") { Room = 0.4, Pan = -0.2 },
                new(Synths.DeepBass, 0.95, 29, "r-----..r---..r-", "r---..r-....r---", "r-------..r-f---") { Room = 0 },
            ],
            Leads = [new(Sustained.Flute, 0.36, 76) { Room = 0.5, Echo = 0.3 }, new(Plucked.Nylon, 0.6, 72) { Echo = 0.3 }],
            Phrases = ["x-x-..x-", "..x-x-x-", "x---....", "........"],
            Drums =
            [
                [new(Drums.Kick, 1, 0, "X.....x...x....."), new(Drums.Clap, 0.7, 0, "........X......."), new(Drums.Hat, 0.26, 0.25, "x.x.x.xxx.x.xxxx")],
                [new(Drums.Kick, 0.85, 0, "X..x......x..x.."), new(Drums.Snare, 0.6, 0, "....X.......X..."), new(Drums.Hat, 0.26, 0.25, "x.x.x.x.x.xxx.x.")],
            ],
            Swing = 0.54,
            Room = 0.55,
            Looseness = 0.003,
            Level = -15.5,
        },
        new("synthwave", "synthwave retrowave outrun 80s eighties vaporwave cyberpunk синтвейв ретровейв киберпанк 80х", (92, 108))
        {
            Hints = "neon synth retro неон ретро синтезатор синт night drive",
            Scale = Scale.Minor,
            Progressions = ["1 6 3 7", "6 7 1 1", "1 7 6 7", "1 3 7 4"],
            Rhythm =
            [
                new(Synths.SawBass, 0.6, 33, "r-r-r-r-r-r-r-r-", "r-rrr-rrr-rrr-ro") { Room = 0.05 },
                new(Synths.Pad, 0.42, 60, Whole) { Room = 0.5 },
                new(Synths.Pluck, 0.34, 69, "0-1-2-3-2-1-0-1-", "0-2-1-3-0-2-1-3-") { Echo = 0.4, Pan = 0.35, Room = 0.3 },
            ],
            Leads = [new(Synths.Lead, 0.42, 72) { Echo = 0.35, Room = 0.45, Pan = -0.1 }],
            Phrases = ["x---x-x-", "x--x----", "x-x-x---", "x-------"],
            Drums = [[new(Drums.Kick, 0.9, 0, "X.......X......."), new(Drums.GatedSnare, 0.75, 0, "....X.......X..."), new(Drums.Hat, 0.25, 0.3, "x.x.x.x.x.x.x.x.")], [new(Drums.Kick, 0.9, 0, "X...X...X...X..."), new(Drums.GatedSnare, 0.75, 0, "....X.......X..."), new(Drums.Hat, 0.22, 0.3, "xxxxxxxxxxxxxxxx")]],
            Fill = new(Drums.Tom, 0.7, -0.2, "........x.x.xxx."),
            Room = 0.65,
            Pump = 0.35,
            Looseness = 0,
            Level = -15.5,
        },
        new("chip", "chiptune 8bit 16bit arcade nintendo gameboy чиптюн 8бит 16бит аркад денди", (132, 152))
        {
            Hints = "game retro pixel игр пиксель",
            Progressions = ["1 5 6 4", "1 4 5 1", "6 4 5 1", "1 7 4 5"],
            Rhythm =
            [
                new(Synths.ChipSquare, 0.75, 67, "0123012301230123", "0.1.2.3.2.1.0.1.", "0210321002103210") { Room = 0, Pan = 0.3 },
                new(Synths.ChipTriangle, 0.55, 38, "r-r-o-r-r-r-o-f-", "r-o-r-o-r-o-r-o-") { Room = 0 },
            ],
            Leads = [new(Synths.Chip, 0.62, 79) { Room = 0, Echo = 0.2, Pan = -0.2 }],
            Phrases = ["x-xxx-x-", "xx-xx-xx", "x--x--x-", "xxxx-x--"],
            Drums = [[new(Drums.ChipKick, 0.9, 0, "X...x...X...x..."), new(Drums.ChipNoise, 0.6, 0, "....X.......X..."), new(Drums.ChipTick, 0.3, 0, "x.x.x.x.x.x.x.x.")]],
            Fill = new(Drums.ChipNoise, 0.5, 0, "............xxxx"),
            Room = 0.1,
            Looseness = 0,
            Level = -17,
        },
        new("dnb", "dnb jungle breakbeat драмнбейс джангл брейкбит", (168, 176))
        {
            Hints = "bass rush",
            Scale = Scale.Minor,
            Progressions = ["1 1 6 6", "1 1 7 7", "6 6 7 7"],
            ChordSize = 4,
            Rhythm =
            [
                new(Synths.Pad, 0.42, 62, Whole) { Room = 0.6 },
                new(Synths.DeepBass, 0.62, 31, "r-----r---r-----", "r---..r-..r-f---") { Room = 0 },
                new(Keys.ElectricPiano, 0.32, 67, "x-----------x---", "....x---......x-") { Echo = 0.4, Pan = 0.25 },
            ],
            Leads = [new(Synths.Pluck, 0.42, 76) { Echo = 0.45, Room = 0.4 }, new(Keys.Bells, 0.36, 79) { Echo = 0.4 }],
            Phrases = ["x-..x---", "x---..x-", "........"],
            Drums = [[new(Drums.Kick, 0.9, 0, "X.........X....."), new(Drums.Snare, 0.8, 0, "....X..o.o..X..o"), new(Drums.Hat, 0.26, 0.3, "x.x.x.x.x.x.x.x."), new(Drums.Ride, 0.2, -0.3, "x...x...x...x...")], [new(Drums.Kick, 0.9, 0, "X.x.......X....."), new(Drums.Snare, 0.8, 0, "....X..o.o.oX..."), new(Drums.Hat, 0.26, 0.3, "xoxoxoxoxoxoxoxo")]],
            Fill = new(Drums.Snare, 0.5, 0, "........x.xxxxxx"),
            Room = 0.6,
            Pump = 0.3,
            Looseness = 0.002,
            Level = -15,
        },
    ];
}
