namespace Tessera.Providers;

/// <summary>A part of a message.</summary>
public abstract record MessagePart
{
    private MessagePart()
    {
    }

    /// <summary>Text.</summary>
    public sealed record Text(string Value) : MessagePart;

    /// <summary>An image.</summary>
    public sealed record Image(MediaInput Content) : MessagePart;
}
