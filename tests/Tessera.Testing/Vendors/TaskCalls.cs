using System.Text.Json;
using Tessera.Media;
using Tessera.Providers;

namespace Tessera.Testing.Vendors;

/// <summary>Builds task calls.</summary>
internal static class TaskCalls
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
            RewriteMask = (mask, image, form) => MaskImage.Rewrite(mask, image, form is MaskForm.BlackChanges, form is MaskForm.ClearChanges),
        };

    /// <summary>Joins the lines of a text that is one line on the wire.</summary>
    public static string Line(string text) => text.ReplaceLineEndings("");
}
