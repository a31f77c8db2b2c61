namespace Tessera.Server.Generations;

/// <summary>What the generations of one model, provider or account earned and cost.</summary>
internal sealed record MarginRow(string Name, long Generations, long Tokens, long CostMicroUsd, long UnknownCosts);
