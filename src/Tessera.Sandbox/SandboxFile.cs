using System.Text.Json.Serialization;

namespace Tessera.Sandbox;

/// <summary>The files of the folder <c>sandbox/</c>. The build embeds them, so none can be missing at run time.</summary>
internal static class SandboxFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string ReadText(string path)
    {
        using var reader = new StreamReader(Open(path));
        return reader.ReadToEnd();
    }

    public static T ReadJson<T>(string path)
    {
        using var stream = Open(path);
        return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new InvalidOperationException($"sandbox/{path} is null.");
    }

    /// <summary>The paths of the files in a folder, which ends with a slash.</summary>
    public static IEnumerable<string> List(string folder) => typeof(SandboxFile).Assembly.GetManifestResourceNames()
        .Where(path => path.StartsWith(folder, StringComparison.Ordinal));

    private static Stream Open(string path) => typeof(SandboxFile).Assembly.GetManifestResourceStream(path)
        ?? throw new InvalidOperationException($"sandbox/{path} is not embedded.");
}
