namespace Tessera.Server.Http;

/// <summary>The header of a reply that was made by the sandbox.</summary>
internal static class SandboxHeader
{
    public const string Name = "X-Tessera-Sandbox";

    public static void Set(HttpContext context, bool isSandbox)
    {
        if (isSandbox)
        {
            context.Response.Headers[Name] = "true";
        }
    }
}
