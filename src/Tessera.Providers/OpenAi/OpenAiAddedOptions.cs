namespace Tessera.Providers.OpenAi;

/// <summary>Options that the connector adds to a request.</summary>
[Flags]
internal enum OpenAiAddedOptions
{
    None = 0,

    /// <summary><c>stream_options.include_usage</c>: the tokens are counted at the end of a stream.</summary>
    Usage = 1,

    /// <summary><c>stream_options.include_obfuscation</c>, as false: OpenAI then does not pad its events.</summary>
    NoPadding = 2,

    /// <summary><c>output_format</c> of an image: without it the server converts the result.</summary>
    OutputFormat = 4,

    /// <summary><c>response_format</c> of an image: without it the reply may have a link, which is fetched.</summary>
    ResponseFormat = 8,
}
