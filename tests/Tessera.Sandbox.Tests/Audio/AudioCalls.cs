using System.Text.Json;

namespace Tessera.Sandbox.Tests.Audio;

/// <summary>Builds calls for the audio makers of the sandbox.</summary>
internal static class AudioCalls
{
    public static TaskCall Of(TaskKind kind, string prompt, string model = "any", MediaInput? audio = null, params (string Name, object Value)[] options) =>
        new(
            kind,
            model,
            prompt,
            new CallOptions(options.ToDictionary(option => option.Name, option => JsonSerializer.SerializeToElement(option.Value))),
            audio is null ? new Dictionary<string, MediaInput>() : new Dictionary<string, MediaInput> { ["audio_url"] = audio },
            "gen_test");

    public static MediaInput Audio(byte[] content) => new("audio/mpeg", content);
}
