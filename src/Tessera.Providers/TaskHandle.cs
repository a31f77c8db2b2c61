namespace Tessera.Providers;

/// <summary>Work that was submitted, as the server stored it.</summary>
/// <param name="Call">What was asked for.</param>
/// <param name="State">What the provider last gave in <see cref="TaskState.Running.State"/>; its own, opaque.</param>
public sealed record TaskHandle(TaskCall Call, string State);
