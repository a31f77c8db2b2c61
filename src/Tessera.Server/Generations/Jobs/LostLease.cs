namespace Tessera.Server.Generations.Jobs;

/// <summary>A lease that could not be renewed.</summary>
/// <param name="Id">Of what.</param>
/// <param name="IsTaken">Whether another worker goes on with it; otherwise it has ended, here or by a cancel.</param>
internal readonly record struct LostLease(GenerationId Id, bool IsTaken);
