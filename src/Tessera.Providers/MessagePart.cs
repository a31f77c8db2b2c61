namespace Tessera.Providers;

/// <summary>A piece of a message.</summary>
public abstract record MessagePart
{
    private MessagePart()
    {
    }

    /// <summary>Text.</summary>
    public sealed record Text(string Value) : MessagePart;

    /// <summary>A picture to look at.</summary>
    public sealed record Image(MediaInput Content) : MessagePart;
}
