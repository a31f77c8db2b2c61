using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>Who serves a generation: a configured provider, or the sandbox.</summary>
/// <param name="Name">The provider's name, as stored with the generation.</param>
/// <param name="UpstreamModel">Its own name of the model.</param>
/// <param name="Text">Set when it serves text.</param>
/// <param name="Tasks">Set when it serves media.</param>
internal sealed record ServingRoute(string Name, string UpstreamModel, ITextProvider? Text, ITaskProvider? Tasks)
{
    public const string Sandbox = "sandbox";

    public bool IsSandbox => Name == Sandbox;
}
