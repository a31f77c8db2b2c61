using System.Net.Http.Headers;
using System.Reflection;

namespace Tessera.Server.Hosting;

internal static class TesseraVersion
{
    /// <summary>The version of this build, without the commit.</summary>
    public static string Text { get; } =
        typeof(TesseraVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <summary>How the server names itself to others in <c>User-Agent</c>.</summary>
    public static ProductInfoHeaderValue UserAgent { get; } = UserAgentOf("Tessera");

    /// <summary>The same for a part of the server that receivers tell apart.</summary>
    public static ProductInfoHeaderValue UserAgentOf(string product) => new(product, Text);
}
