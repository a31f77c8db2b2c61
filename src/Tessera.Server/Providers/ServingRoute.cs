using Tessera.Providers;
using Tessera.Server.Catalog;

namespace Tessera.Server.Providers;

/// <summary>One way to serve a generation: a provider with one of its credentials, or the sandbox.</summary>
/// <param name="Name">The provider's name, as stored with the generation.</param>
/// <param name="UpstreamModel">Its own name of the model.</param>
/// <param name="Text">Set when it serves text.</param>
/// <param name="Tasks">Set when it serves media.</param>
internal sealed record ServingRoute(string Name, string UpstreamModel, ITextProvider? Text, ITaskProvider? Tasks)
{
    public const string Sandbox = "sandbox";

    /// <summary>Set when it serves embeddings.</summary>
    public IEmbeddingProvider? Embeddings { get; init; }

    /// <summary>Null for the sandbox.</summary>
    public ServingCredential? Credential { get; init; }

    /// <summary>How the model's options become the provider's.</summary>
    public RouteMapping Mapping { get; init; } = RouteMapping.None;

    /// <summary>Which of the model's inputs and options it accepts.</summary>
    public RouteTakes Takes { get; init; } = RouteTakes.Everything;

    /// <summary>What the provider charges; null where that is not known.</summary>
    public RouteCost? Cost { get; init; }

    /// <summary>
    /// Whether the result is made here instead of by a vendor: without a credential, at no cost, and the same when it is made
    /// again.
    /// </summary>
    public bool IsSimulated => Name == Sandbox;

    /// <summary>What a failed call costs the operator; null where only the vendor knows.</summary>
    public long? CostOfFailure => IsSimulated ? 0 : null;

    /// <summary>The credential's name, as stored with the generation.</summary>
    public string? CredentialName => Credential?.Credential.Name;

    /// <summary>The call with the names that this provider uses.</summary>
    public TextCall ToCall(TextCall call) => Mapping.Apply(call with { Model = UpstreamModel });

    /// <inheritdoc cref="ToCall(TextCall)"/>
    public EmbeddingCall ToCall(EmbeddingCall call) => call with { Model = UpstreamModel };

    /// <inheritdoc cref="ToCall(TextCall)"/>
    public TaskCall ToCall(TaskCall call) => Mapping.Apply(call with { Model = UpstreamModel });

    /// <summary>
    /// What the operator is charged: what the provider says, else what the catalogue's cost table says; null where
    /// neither does. A provider's claim is not trusted with more than a million dollars.
    /// </summary>
    public long? CostOf(long? claimed, CallOptions options, CostCounts counts) =>
        IsSimulated ? 0 : claimed is >= 0 and <= 1_000_000_000_000 ? claimed : Cost?.MicroUsd(options, counts);
}
