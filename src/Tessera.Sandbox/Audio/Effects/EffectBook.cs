namespace Tessera.Sandbox.Audio.Effects;

/// <summary>Which words, English or Russian, ask for which sounds.</summary>
internal static class EffectBook
{
    private const int MostAtOnce = 3;

    private static readonly (string Words, Action<Stage> Make)[] Entries =
    [
        ("rain drizzle shower дожд ливен", Nature.Rain),
        ("thunder storm lightning гром гроз молни", Nature.Thunder),
        ("wind breeze blizzard ветер ветр вьюг метел", Nature.Wind),
        ("sea. seaside ocean wave surf beach море. моря. морс океан волн прибо", Nature.Sea),
        ("water stream river creek brook fountain bubble вода. воды. водой водопад руче река. реки фонтан пузыр", Nature.Water),
        ("fire flame campfire burn crackl огонь огн плам костер камин", Nature.Fire),
        ("bird chirp forest morning tweet птиц птич щебет лес. лесу лесн", Nature.Birds),
        ("heart pulse пульс сердц", Nature.Heartbeat),
        ("explo boom blast bomb detonat взрыв бомб", Impacts.Explosion),
        ("gun. gunshot shot shoot pistol rifle выстрел стрел пистолет ружь", Impacts.Shot),
        ("knock стук стуч", Impacts.Knock),
        ("door creak дверь двер скрип", Impacts.Door),
        ("footstep steps walk шаг ходьб", Impacts.Footsteps),
        ("glass shatter стекл осколк", Impacts.Glass),
        ("applau clapping ovation crowd аплод овац хлопа толп", Impacts.Applause),
        ("engine car. cars. motor vehicle truck motorcycle машин двигател мотор автомобил", Machines.Engine),
        ("laser blaster ray. лазер бластер", Machines.Laser),
        ("siren alarm police ambulance сирен тревог полици", Machines.Siren),
        ("beep бип писк сигнал", Machines.Beep),
        ("click button щелч клик кнопк", Machines.Click),
        ("typing keyboard typewriter клавиатур печата", Machines.Typing),
        ("clock tick. ticking часы тика", Machines.Clock),
        ("train. trains. railway поезд", Machines.Train),
        ("bell gong колокол гонг", Signals.Bell),
        ("whoosh swoosh swish swing fly. flyby свист взмах пролет", Signals.Whoosh),
        ("magic sparkl spell fairy chime волшеб маги заклин перезвон", Signals.Magic),
        ("coin pickup монет", Signals.Coin),
        ("success win. winner victory level notif ding победа успех уровен уведомл", Signals.Success),
        ("fail lose. error wrong ошибк проигры неудач", Signals.Failure),
    ];

    /// <summary>The sounds of a prompt, those named first before the others; at least one.</summary>
    public static IReadOnlyList<Action<Stage>> Of(PromptWords words)
    {
        var found = Entries
            .Where(entry => words.Say(entry.Words))
            .OrderBy(entry => words.Place(entry.Words))
            .Take(MostAtOnce)
            .Select(entry => entry.Make)
            .ToList();
        return found.Count > 0 ? found : [Signals.Abstract];
    }
}
