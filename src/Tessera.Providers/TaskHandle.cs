namespace Tessera.Providers;

/// <summary>A submitted job, as the server stored it.</summary>
/// <param name="Call">The call.</param>
/// <param name="State">The provider's last <see cref="TaskState.Running.State"/>, which is opaque to the server.</param>
public sealed record TaskHandle(TaskCall Call, string State);
