namespace Tessera.Server.Generations;

/// <summary>A generation after its end, without reading it back.</summary>
internal static class GenerationEnding
{
    public static Generation EndedBy(this Generation generation, Ending ending, DateTimeOffset at, TimeSpan took) => generation with
    {
        State = ending.State,
        Provider = ending.Provider ?? generation.Provider,
        Credential = ending.Provider is null ? generation.Credential : ending.Credential,
        TokensSpent = ending.Charge,
        Request = null,
        Progress = null,
        EtaAt = null,
        ResultText = ending.ResultText,
        ResultMetadata = ending.ResultMetadata,
        FileExtension = ending.FileExtension,
        HasThumbnail = ending.HasThumbnail,
        ExpiresAt = ending.ExpiresAt,
        ToolCalls = ending.ToolCalls,
        PromptTokens = ending.PromptTokens,
        CompletionTokens = ending.CompletionTokens,
        FinishReason = ending.FinishReason,
        Warnings = ending.Warnings ?? generation.Warnings,
        ErrorCode = ending.ErrorCode,
        Error = ending.Error,
        CompletedAt = at,
        ProcessingMs = (long)took.TotalMilliseconds,
    };
}
