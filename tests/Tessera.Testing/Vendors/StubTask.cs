using Tessera.Providers;

namespace Tessera.Testing.Vendors;

/// <summary>The task that a stub expects and the result that it returns.</summary>
/// <param name="Call">The expected call; stubs use its kind and model, and which files it has.</param>
/// <param name="File">The result's file.</param>
/// <param name="Link">The URL from which the file can be fetched.</param>
/// <param name="Text">The result when it is text instead of a file.</param>
internal sealed record StubTask(TaskCall Call, byte[] File, string Link, string? Text)
{
    public static StubTask None { get; } = new(CallOf(TaskKind.Image, ""), [], "", null);

    public static TaskCall CallOf(TaskKind kind, string model, params IEnumerable<string> files) => new(
        kind, model, "A fox", CallOptions.None, files.ToDictionary(name => name, _ => new MediaInput("image/png", [])), "tessera-0");
}
