namespace Tessera.Providers;

/// <summary>What a finished task made.</summary>
public abstract record TaskOutput
{
    private TaskOutput()
    {
    }

    /// <summary>A transcript, or recognised text.</summary>
    public sealed record Text(string Value) : TaskOutput;

    /// <summary>A file. The server recognises its type by its first bytes, whatever the provider calls it.</summary>
    public sealed record File(byte[] Content) : TaskOutput;

    /// <summary>A file to be fetched from the provider, without credentials.</summary>
    public sealed record Link(Uri Address) : TaskOutput;
}
