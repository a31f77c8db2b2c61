namespace Tessera.Providers;

/// <summary>One media generation as a provider is asked for it.</summary>
/// <param name="Kind">What to make.</param>
/// <param name="Model">The provider's own name of the model; for the sandbox the catalogue's slug.</param>
/// <param name="Prompt">The prompt, or for speech the text to say; empty where a tool takes none.</param>
/// <param name="Options">
/// Validated options by their wire names, defaults filled in: <c>size</c>, <c>aspect_ratio</c>, <c>format</c>,
/// <c>quality</c>, <c>style</c>, <c>negative_prompt</c>, <c>seed</c> (always given), <c>duration</c>,
/// <c>voice_id</c>, <c>speed</c>, <c>language</c>, <c>diarize</c>, <c>scale</c> … as the route's option mapping of the
/// catalogue left them: renamed, with the provider's own values, with constants, without what it does not take.
/// </param>
/// <param name="Inputs">Files by the member that named them: <c>image_url</c>, <c>mask_url</c>, <c>audio_url</c>, <c>target_url</c>; renamed by the route too.</param>
/// <param name="Reference">Our own reference of this work, stored before it is submitted.</param>
public sealed record TaskCall(
    TaskKind Kind,
    string Model,
    string Prompt,
    CallOptions Options,
    IReadOnlyDictionary<string, MediaInput> Inputs,
    string Reference)
{
    /// <summary>The account it is made for: what is made at the same time on this machine is shared fairly between accounts.</summary>
    public long Owner { get; init; }

    /// <summary>Rewrites the mask among the inputs in the form a vendor takes.</summary>
    public MaskRewriter? RewriteMask { get; init; }
}
