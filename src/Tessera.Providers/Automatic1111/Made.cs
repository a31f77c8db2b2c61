namespace Tessera.Providers.Automatic1111;

/// <summary>The answer: pictures in base64, or one of them from the extras.</summary>
internal sealed record Made(string?[]? Images, string? Image);
