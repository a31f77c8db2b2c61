namespace Tessera.Server.Dialects.OpenAi.Chat;

/// <summary>How a reply is streamed.</summary>
internal sealed record StreamOptionsRequest
{
    /// <summary>Whether a last chunk has the usage.</summary>
    public bool? IncludeUsage { get; init; }

    /// <summary>Ignored.</summary>
    public bool? IncludeObfuscation { get; init; }
}
