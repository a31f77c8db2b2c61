namespace Tessera.Server.Catalog;

/// <summary>The limits and included tokens of an account.</summary>
/// <param name="Slug">Its name on the wire.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Rank">Its order: a model's <see cref="Model.MinPlan"/> admits this rank and every higher one.</param>
/// <param name="MonthlyTokens">Tokens at the start of each period; they end with it.</param>
/// <param name="OnceTokens">Tokens given once, when the account is made.</param>
/// <param name="HourlyRequests">Requests an hour; <see langword="null"/> is unlimited.</param>
/// <param name="DailyRequests">Requests a day; <see langword="null"/> is unlimited.</param>
/// <param name="RetentionDays">How long files are kept; <see langword="null"/> means forever.</param>
/// <param name="HasApi">Whether it may have API keys.</param>
/// <param name="MaxPending">How many generations may be unfinished at once.</param>
/// <param name="UploadBytes">How many bytes of uploads are kept at once; <see langword="null"/> is unlimited.</param>
/// <param name="UploadFiles">How many uploads are kept at once; <see langword="null"/> is unlimited.</param>
/// <param name="HourlyUploads">Uploads an hour; <see langword="null"/> is unlimited.</param>
internal sealed record Plan(
    string Slug,
    string Name,
    int Rank,
    long MonthlyTokens,
    long OnceTokens,
    int? HourlyRequests,
    int? DailyRequests,
    int? RetentionDays,
    bool HasApi,
    int MaxPending,
    long? UploadBytes = null,
    int? UploadFiles = null,
    int? HourlyUploads = null);
