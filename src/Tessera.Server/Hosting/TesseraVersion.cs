using System.Net.Http.Headers;
using System.Reflection;

namespace Tessera.Server.Hosting;

internal static class TesseraVersion
{
    /// <summary>The version of this build, without the commit hash.</summary>
    public static string Text { get; } =
        typeof(TesseraVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <summary>The server's <c>User-Agent</c>.</summary>
    public static ProductInfoHeaderValue UserAgent { get; } = UserAgentOf("Tessera");

    /// <summary>The <c>User-Agent</c> of one part of the server, which identifies the part to receivers.</summary>
    public static ProductInfoHeaderValue UserAgentOf(string product) => new(product, Text);
}
