namespace Tessera.Providers;

/// <summary>The result of a finished task.</summary>
public abstract record TaskOutput
{
    private TaskOutput()
    {
    }

    /// <summary>A transcript, or recognised text.</summary>
    public sealed record Text(string Value) : TaskOutput
    {
        /// <summary>When its parts are spoken, in order; empty where the provider does not say.</summary>
        public IReadOnlyList<SpokenPart> Parts { get; init; } = [];
    }

    /// <summary>A part of a transcript.</summary>
    /// <param name="Value">Its text, as it stands in the transcript.</param>
    /// <param name="Start">When it begins in the recording.</param>
    /// <param name="End">When it ends.</param>
    public sealed record SpokenPart(string Value, TimeSpan Start, TimeSpan End)
    {
        /// <summary>A part that begins and ends after so many seconds.</summary>
        public static SpokenPart OfSeconds(string value, double start, double end) => new(value, TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end));
    }

    /// <summary>A file. The server identifies its type by its first bytes, whatever the provider declares.</summary>
    public sealed record File(byte[] Content) : TaskOutput;

    /// <summary>
    /// A file that is still arriving, such as speech while it is made. It is read once, to its end, and disposed by whoever reads
    /// it; a connection that breaks is an <see cref="IOException"/>.
    /// </summary>
    public sealed record Arriving(Stream Content) : TaskOutput;

    /// <summary>A file to be fetched from the provider, without credentials.</summary>
    public sealed record Link(Uri Address) : TaskOutput;
}
