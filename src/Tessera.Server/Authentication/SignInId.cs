namespace Tessera.Server.Authentication;

/// <summary>The number of one sign-in: it lives from login to logout, over all its refresh tokens.</summary>
internal readonly record struct SignInId(long Value);
