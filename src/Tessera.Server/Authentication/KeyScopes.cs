namespace Tessera.Server.Authentication;

/// <summary>The operations a key may be used for. A key without scopes may do everything.</summary>
internal static class KeyScopes
{
    /// <summary>Create generations, upload files, cancel.</summary>
    public const string Generate = "generate";

    /// <summary>Read the balance, history and results.</summary>
    public const string Read = "read";

    /// <summary>Manage keys and the account.</summary>
    public const string Manage = "manage";

    public static IReadOnlyList<string> All { get; } = [Generate, Read, Manage];
}
