namespace Tessera.Server.Authentication;

/// <summary>What a key can be for. A key without scopes may do everything.</summary>
internal static class KeyScopes
{
    /// <summary>Make generations, upload, cancel.</summary>
    public const string Generate = "generate";

    /// <summary>See balance, history, results.</summary>
    public const string Read = "read";

    /// <summary>Change keys and the account.</summary>
    public const string Manage = "manage";

    public static IReadOnlyList<string> All { get; } = [Generate, Read, Manage];
}
