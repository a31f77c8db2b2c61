namespace Tessera.Server.Catalog;

/// <summary>The limits and included tokens of an account.</summary>
/// <param name="Slug">Its name on the wire.</param>
/// <param name="Name">Its display name.</param>
/// <param name="Rank">Its position: a model's <see cref="Model.MinPlan"/> admits this rank and all higher ones.</param>
/// <param name="MonthlyTokens">Tokens granted at the start of each period; they expire with it.</param>
/// <param name="OnceTokens">Tokens granted once, when the account is created.</param>
/// <param name="HourlyRequests">Requests per hour; <see langword="null"/> is unlimited.</param>
/// <param name="DailyRequests">Requests per day; <see langword="null"/> is unlimited.</param>
/// <param name="RetentionDays">How many days files are kept; <see langword="null"/> means forever.</param>
/// <param name="HasApi">Whether it includes API keys.</param>
/// <param name="MaxPending">How many unfinished generations are allowed at once.</param>
/// <param name="UploadBytes">The bytes of uploads that are kept at once; <see langword="null"/> is unlimited.</param>
/// <param name="UploadFiles">The number of uploads that are kept at once; <see langword="null"/> is unlimited.</param>
/// <param name="HourlyUploads">Uploads per hour; <see langword="null"/> is unlimited.</param>
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
