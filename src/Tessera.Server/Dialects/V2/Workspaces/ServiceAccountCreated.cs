namespace Tessera.Server.Dialects.V2.Workspaces;

/// <summary>A new service account.</summary>
/// <param name="ClientId">Its <c>client_id</c>.</param>
/// <param name="ClientSecret">The secret for <c>POST /oauth/v2/token</c>; it is shown only this once.</param>
/// <param name="Name">Its name.</param>
/// <param name="CreatedAt">When it was created.</param>
internal sealed record ServiceAccountCreated(string ClientId, string ClientSecret, string Name, DateTimeOffset CreatedAt);
