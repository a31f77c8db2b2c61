using System.Text.Json;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.Automatic1111;

/// <summary>The checkpoints and upscalers of an instance: <c>GET /sdapi/v1/sd-models</c> and <c>/sdapi/v1/upscalers</c>.</summary>
internal static class Automatic1111Models
{
    public const string Checkpoints = "/sdapi/v1/sd-models";

    public const string Upscalers = "/sdapi/v1/upscalers";

    /// <summary>The checkpoints; a route may name one by title, file or hash. Null if the reply is not a list.</summary>
    public static ModelListPage? ReadCheckpoints(JsonElement reply) => Read(reply, checkpoint => checkpoint.Text("model_name") ?? checkpoint.Text("title"), "title", "filename", "hash", "sha256");

    /// <summary>The upscalers, which cannot generate images.</summary>
    public static ModelListPage? ReadUpscalers(JsonElement reply) =>
        Read(reply, upscaler => upscaler.Text("name")) is { } page ? new ModelListPage([.. page.Models.Select(model => model with { Generates = false })]) : null;

    private static ModelListPage? Read(JsonElement reply, Func<JsonElement, string?> name, params string[] aliases) => reply.ValueKind is JsonValueKind.Array
        ? new ModelListPage(
            [
                .. from item in reply.EnumerateArray()
                   let id = name(item)
                   where id is not null
                   select new ListedModel(id) { Aliases = [.. aliases.Select(alias => item.Text(alias)).OfType<string>().SelectMany(NamesOf)] },
            ])
        : null;

    // The file name includes its folders; the title is the file name with the hash.
    private static IEnumerable<string> NamesOf(string name) => [name, name.Split(" [")[0], name.Split('/', '\\')[^1]];
}
