namespace Tessera.Server.Authentication;

/// <summary>The ID of a sign-in, which lasts from login to logout across all of its refresh tokens.</summary>
internal readonly record struct SignInId(long Value);
