namespace Tessera.Providers;

/// <summary>A request to a provider for one media generation.</summary>
/// <param name="Kind">What to make.</param>
/// <param name="Model">The provider's model ID; for the sandbox, the catalogue's slug.</param>
/// <param name="Prompt">The prompt, or for speech the text to speak; empty for a tool without one.</param>
/// <param name="Options">
/// Validated options by their wire names, defaults filled in: <c>size</c>, <c>aspect_ratio</c>, <c>format</c>,
/// <c>quality</c>, <c>style</c>, <c>negative_prompt</c>, <c>seed</c> (always given), <c>duration</c>,
/// <c>voice_id</c>, <c>speed</c>, <c>language</c>, <c>diarize</c>, <c>scale</c> … as the route's option mapping of the
/// catalogue produced them: renamed, with the provider's values, with constants, without options that it does not accept.
/// </param>
/// <param name="Inputs">Files by input name: <c>image_url</c>, <c>mask_url</c>, <c>audio_url</c>, <c>target_url</c>; also renamed by the route.</param>
/// <param name="Reference">Our own reference for this job, stored before it is submitted.</param>
public sealed record TaskCall(
    TaskKind Kind,
    string Model,
    string Prompt,
    CallOptions Options,
    IReadOnlyDictionary<string, MediaInput> Inputs,
    string Reference)
{
    /// <summary>The account that requested it: this machine's capacity is shared fairly between accounts.</summary>
    public long Owner { get; init; }

    /// <summary>Converts the mask among the inputs to a vendor's form.</summary>
    public MaskRewriter? RewriteMask { get; init; }
}
