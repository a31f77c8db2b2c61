namespace Tessera.Providers.Automatic1111;

/// <summary>What is set for one picture only.</summary>
internal sealed record Settings(string SdModelCheckpoint);
