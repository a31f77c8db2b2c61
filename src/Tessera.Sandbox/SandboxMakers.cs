using Tessera.Sandbox.Audio;
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
        [TaskKind.Tool] = new SandboxTools(Tools()),
    };

    private static Dictionary<string, ISandboxMaker> Tools()
    {
        var audio = new SandboxAudioTools();
        return new()
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
            ["elevenlabs-sfx"] = audio,
            ["el-voice-changer"] = audio,
            ["el-voice-isolator"] = audio,
            ["el-dubbing"] = audio,
            ["el-dialogue"] = audio,
        };
    }
}
