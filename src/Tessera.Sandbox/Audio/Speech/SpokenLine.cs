namespace Tessera.Sandbox.Audio.Speech;

/// <summary>Clean text to be said, in a language as espeak-ng names it; at a speed of 2 it takes half the time.</summary>
internal sealed record SpokenLine(string Text, SpokenVoice Voice, string Language, double Speed = 1);
