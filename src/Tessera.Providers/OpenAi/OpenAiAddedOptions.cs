namespace Tessera.Providers.OpenAi;

/// <summary>Options of a request that the caller did not ask for.</summary>
[Flags]
internal enum OpenAiAddedOptions
{
    None = 0,

    /// <summary><c>stream_options.include_usage</c>: the tokens are counted at the end of a stream.</summary>
    Usage = 1,

    /// <summary><c>stream_options.include_obfuscation</c>, as false: OpenAI does not pad its events.</summary>
    NoPadding = 2,

    /// <summary><c>output_format</c> of a picture: one in another format is converted when it has come.</summary>
    OutputFormat = 4,

    /// <summary><c>response_format</c> of a picture: without it a link may come, which is fetched.</summary>
    ResponseFormat = 8,
}
