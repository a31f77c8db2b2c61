namespace Tessera.Server.Providers;

/// <summary>When the built-in sandbox serves a model.</summary>
internal enum SandboxMode
{
    /// <summary>Everything runs on it while no provider is configured; beside a provider, nothing but test keys does.</summary>
    Auto,

    /// <summary>Models that no configured provider serves run on it and are charged.</summary>
    Mixed,

    /// <summary>Everything runs on it.</summary>
    Always,

    /// <summary>Nothing runs on it but test keys; a model without a provider is unavailable.</summary>
    Never,
}
