namespace Tessera.Testing.Vendors;

/// <summary>What a vendor claims to have counted, as JSON: it may be anything.</summary>
internal sealed record StubUsage(string Prompt, string Completion);
