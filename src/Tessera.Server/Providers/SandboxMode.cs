namespace Tessera.Server.Providers;

/// <summary>When the built-in sandbox serves a model.</summary>
internal enum SandboxMode
{
    /// <summary>Models that no configured provider serves run on it, and cost nothing as soon as there is a provider.</summary>
    Auto,

    /// <summary>Everything runs on it.</summary>
    Always,

    /// <summary>Nothing runs on it but test keys; a model without a provider is unavailable.</summary>
    Never,
}
