namespace Tessera.Sandbox.Audio.Speech;

/// <summary>Something to be said.</summary>
/// <param name="Text">The words, cleaned.</param>
/// <param name="Voice">Who says it.</param>
/// <param name="Language">The language as espeak-ng names it.</param>
/// <param name="Speed">How fast: 2 takes half the time.</param>
internal sealed record SpokenLine(string Text, SpokenVoice Voice, string Language, double Speed = 1);
