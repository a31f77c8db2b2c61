using System.Text.Json;
using Tessera.Media;
using Tessera.Providers;

namespace Tessera.Testing.Vendors;

/// <summary>Calls as a test states them.</summary>
internal static class Calls
{
    public static TaskCall Of(
        TaskKind kind, string model, string prompt, string options = "{}", params (string Name, MediaInput File)[] inputs) =>
        new(
            kind,
            model,
            prompt,
            new CallOptions(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(options.Replace('\'', '"'))!),
            inputs.ToDictionary(input => input.Name, input => input.File),
            "tessera-42")
        {
            RewriteMask = (mask, picture, form) => MaskImage.Rewrite(mask, picture, form is MaskForm.BlackChanges, form is MaskForm.ClearChanges),
        };

    /// <summary>What goes over the wire in one line, written in several.</summary>
    public static string Line(string text) => text.ReplaceLineEndings("");
}
