namespace Tessera.Server.Providers;

/// <summary>Section <c>Tessera:Sandbox</c>.</summary>
internal sealed class SandboxOptions
{
    public const string Section = "Tessera:Sandbox";

    public SandboxMode Mode { get; set; } = SandboxMode.Auto;
}
