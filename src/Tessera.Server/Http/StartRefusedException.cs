namespace Tessera.Server.Http;

/// <summary>The installation cannot be started as it is. The message tells the operator why, and what to do.</summary>
#pragma warning disable CA1032 // Without its sentence this exception says nothing, so there is one way to make it.
internal sealed class StartRefusedException(string message) : Exception(message);
#pragma warning restore CA1032 // End of the same.
