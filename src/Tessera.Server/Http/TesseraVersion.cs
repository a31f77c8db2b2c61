using System.Reflection;

namespace Tessera.Server.Http;

internal static class TesseraVersion
{
    /// <summary>The version of this build, without the commit.</summary>
    public static string Text { get; } =
        typeof(TesseraVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
