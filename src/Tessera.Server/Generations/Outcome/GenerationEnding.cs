namespace Tessera.Server.Generations.Outcome;

/// <summary>A generation after its end, without reading it back.</summary>
internal static class GenerationEnding
{
    public static Generation WithOutcome(this Generation generation, GenerationOutcome outcome, DateTimeOffset at, TimeSpan took) => generation with
    {
        State = outcome.State,
        Provider = outcome.Provider ?? generation.Provider,
        Credential = outcome.Provider is null ? generation.Credential : outcome.Credential,
        TokensSpent = outcome.Charge,
        Request = null,
        Progress = null,
        EtaAt = null,
        ResultText = outcome.ResultText,
        ResultMetadata = outcome.ResultMetadata,
        FileExtension = outcome.FileExtension,
        HasThumbnail = outcome.HasThumbnail,
        ExpiresAt = outcome.ExpiresAt,
        ToolCalls = outcome.ToolCalls,
        PromptTokens = outcome.PromptTokens,
        CompletionTokens = outcome.CompletionTokens,
        FinishReason = outcome.FinishReason,
        Warnings = outcome.Warnings ?? generation.Warnings,
        ErrorCode = outcome.ErrorCode,
        Error = outcome.Error,
        CompletedAt = at,
        ProcessingMs = (long)took.TotalMilliseconds,
    };
}
