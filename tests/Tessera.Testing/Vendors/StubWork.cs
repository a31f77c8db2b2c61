using Tessera.Providers;

namespace Tessera.Testing.Vendors;

/// <summary>What a stub is to be asked for, and what it makes of it.</summary>
/// <param name="Call">Of which a stub reads the kind and the model.</param>
/// <param name="File">What is made.</param>
/// <param name="Link">Where that can be fetched.</param>
/// <param name="Words">What is answered instead of a file.</param>
internal sealed record StubWork(TaskCall Call, byte[] File, string Link, string? Words)
{
    public static StubWork None { get; } = new(Asking(TaskKind.Image, ""), [], "", null);

    public static TaskCall Asking(TaskKind kind, string model) =>
        new(kind, model, "A fox", CallOptions.None, new Dictionary<string, MediaInput>(), "tessera-0");
}
