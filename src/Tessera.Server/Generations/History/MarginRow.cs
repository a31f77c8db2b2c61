namespace Tessera.Server.Generations.History;

/// <summary>What the generations of one model, provider or account earned and cost, at providers or on the sandbox.</summary>
internal sealed record MarginRow(string Name, bool IsSandbox, long Generations, long Tokens, long CostMicroUsd, long UnknownCosts);
