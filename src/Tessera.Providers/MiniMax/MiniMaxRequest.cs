using System.Text.Json.Nodes;
using Tessera.Providers.Http;

namespace Tessera.Providers.MiniMax;

/// <summary>The body of a request. https://platform.minimax.io/docs/api-reference/speech-t2a-http, …/video-generation-t2v</summary>
/// <remarks>Neither takes a seed.</remarks>
internal static class MiniMaxRequest
{
    public static JsonObject SpeechOf(TaskCall call)
    {
        var options = call.Options;
        var voice = new JsonObject();
        VendorOptions.Put(voice, "voice_id", options.Text("voice_id"));
        if (options.Number("speed") is { } speed)
        {
            voice["speed"] = speed;
        }

        var body = new JsonObject
        {
            ["model"] = call.Model,
            ["text"] = call.Prompt,
            ["stream"] = false,
            ["output_format"] = "hex",
            ["voice_setting"] = voice,
            // There is no Ogg; FLAC loses nothing when the server converts it.
            ["audio_setting"] = new JsonObject { ["format"] = options.Text("format") switch { null => "mp3", "ogg" => "flac", var own => own } },
        };
        VendorOptions.PutOthers(body, options, "voice_id", "speed");
        return body;
    }

    public static JsonObject VideoOf(TaskCall call)
    {
        var body = new JsonObject { ["model"] = call.Model };
        VendorOptions.Put(body, "prompt", call.Prompt);
        // 768P and 1080P, in capitals.
        VendorOptions.Put(body, "resolution", call.Options.Text("resolution")?.ToUpperInvariant());
        VendorOptions.PutOthers(body, call.Options, "resolution");
        foreach (var (name, file) in call.Inputs)
        {
            body[name == "image_url" ? "first_frame_image" : name] = RemoteFile.ToDataUri(file);
        }

        return body;
    }
}
