namespace Tessera.Server.Accounts;

/// <summary>How the console looks to a user.</summary>
internal static class Themes
{
    /// <summary>As the device is set.</summary>
    public const string System = "system";

    public const string Light = "light";

    public const string Dark = "dark";
}
