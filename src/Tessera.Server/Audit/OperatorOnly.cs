namespace Tessera.Server.Audit;

/// <summary>Marks an endpoint that only the operator reaches, because it is served on the admin socket alone.</summary>
internal sealed record OperatorOnly;
