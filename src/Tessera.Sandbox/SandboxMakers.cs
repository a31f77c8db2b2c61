using Tessera.Sandbox.Audio;
using Tessera.Sandbox.Audio.Tools;
using Tessera.Sandbox.Images;
using Tessera.Sandbox.ImageTools;
using Tessera.Sandbox.Video;

namespace Tessera.Sandbox;

/// <summary>Everything the sandbox can make, in one list.</summary>
internal static class SandboxMakers
{
    public static IReadOnlyDictionary<TaskKind, ISandboxMaker> All() => new Dictionary<TaskKind, ISandboxMaker>
    {
        [TaskKind.Image] = new SandboxImages(),
        [TaskKind.Video] = new SandboxVideo(),
        [TaskKind.Speech] = new SandboxSpeech(),
        [TaskKind.Music] = new SandboxMusic(),
        [TaskKind.Transcription] = new SpeechRecognizer(),
        [TaskKind.Tool] = new SandboxTools(Tools),
    };

    internal static IReadOnlyDictionary<string, ISandboxMaker> Tools { get; } = new Dictionary<string, ISandboxMaker>
    {
        ["upscale"] = new Upscale(),
        ["upscale-pro"] = new Upscale(),
        ["remove-bg"] = new RemoveBackground(),
        ["style-transfer"] = new StyleTransfer(),
        ["colorize"] = new Colorize(),
        ["inpaint"] = new Inpaint(),
        ["erase"] = new Inpaint(),
        ["face-swap"] = new FaceSwap(),
        ["text-ocr"] = new TextOcr(),
        ["elevenlabs-sfx"] = new SandboxSoundEffects(),
        ["el-voice-changer"] = new VoiceChanger(),
        ["el-voice-isolator"] = new VoiceIsolator(),
        ["el-dubbing"] = new Dubbing(),
        ["el-dialogue"] = new Dialogue(),
    };
}
