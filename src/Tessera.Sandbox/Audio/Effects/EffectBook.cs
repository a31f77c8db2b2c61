namespace Tessera.Sandbox.Audio.Effects;

/// <summary>Finds the sound effects that a prompt asks for.</summary>
internal static class EffectBook
{
    private const int MostAtOnce = 3;

    private static readonly IReadOnlyList<Effect> Effects = SandboxFile.ReadJson<IReadOnlyList<Effect>>("sounds/effects.json");

    /// <summary>The effects of a prompt in the order of its words; the last one of the book where it names none.</summary>
    public static IReadOnlyList<Effect> Of(PromptWords words)
    {
        var found = Effects
            .Where(effect => words.Say(effect.Words))
            .OrderBy(effect => words.Place(effect.Words))
            .Take(MostAtOnce)
            .ToList();
        return found.Count > 0 ? found : [Effects[^1]];
    }
}
