namespace Tessera.Console.Tests;

/// <summary>An account that can sign in to the console.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Email">Its email.</param>
/// <param name="Password">Its password.</param>
/// <param name="Key">A key of it, for what another program does meanwhile.</param>
internal sealed record ConsoleAccount(long Id, string Email, string Password, string Key);
