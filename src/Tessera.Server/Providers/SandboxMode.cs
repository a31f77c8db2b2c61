namespace Tessera.Server.Providers;

/// <summary>When the built-in sandbox serves a model.</summary>
internal enum SandboxMode
{
    /// <summary>Models without a configured provider run on it.</summary>
    Auto,

    /// <summary>Everything runs on it.</summary>
    Always,

    /// <summary>Nothing runs on it but test keys; a model without a provider is unavailable.</summary>
    Never,
}
