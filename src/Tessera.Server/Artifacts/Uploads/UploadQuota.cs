using Tessera.Server.Catalog;
using Tessera.Server.Http;

namespace Tessera.Server.Artifacts.Uploads;

/// <summary>The upload limits of a plan: bytes and files stored at once, and uploads per hour.</summary>
internal static class UploadQuota
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Why a file of this size may not be uploaded now; null when it may.</summary>
    public static ApiError? Refusal(Plan plan, UploadStore.Use use, long bytes, DateTimeOffset now)
    {
        if (plan.HourlyUploads is { } hourly && use.LastHour >= hourly)
        {
            return TooOften(plan, hourly, use.OldestOfHour + Hour - now);
        }

        if (plan.UploadFiles is { } files && use.Files >= files)
        {
            return TooManyFiles(plan, files, use, now);
        }

        return plan.UploadBytes is { } most && use.Bytes + bytes > most ? TooManyBytes(plan, most, use, bytes, now) : null;
    }

    private static ApiError TooOften(Plan plan, int hourly, TimeSpan wait) => new(StatusCodes.Status429TooManyRequests, "rate_limit_exceeded", LocalText.Format(
        "The plan '{0}' allows {1} uploads per hour; try again in {2:0} s.",
        "Тариф '{0}' допускает {1} загрузок в час; повторите через {2:0} с.", plan.Slug, hourly, Math.Ceiling(wait.TotalSeconds)))
    {
        RetryAfter = wait,
        Limits = new ApiError.LimitsSeen(plan.Slug, hourly, null),
        Details = new { limit = hourly, per = "hour" },
    };

    private static ApiError TooManyFiles(Plan plan, int most, UploadStore.Use use, DateTimeOffset now) => new(StatusCodes.Status429TooManyRequests, "rate_limit_exceeded", LocalText.Format(
        "The plan '{0}' keeps {1} uploads at once, and {2} are kept; the next is deleted at {3:yyyy-MM-dd HH:mm} UTC.",
        "Тариф '{0}' хранит одновременно {1} загрузок, и столько уже хранится ({2}); ближайшая удалится {3:yyyy-MM-dd HH:mm} UTC.",
        plan.Slug, most, use.Files, use.NextExpiry.UtcDateTime))
    {
        RetryAfter = use.NextExpiry - now,
        Limits = new ApiError.LimitsSeen(plan.Slug, plan.HourlyUploads, null),
        Details = new { limit_files = most, stored_files = use.Files },
    };

    private static ApiError TooManyBytes(Plan plan, long most, UploadStore.Use use, long bytes, DateTimeOffset now) => new(StatusCodes.Status413PayloadTooLarge, "payload_too_large", LocalText.Format(
        "The plan '{0}' keeps {1:0.##} MB of uploads at once; {2:0.##} MB are kept and this file has {3:0.##} MB. Uploads are deleted automatically when they expire.",
        "Тариф '{0}' хранит одновременно {1:0.##} МБ загрузок; хранится {2:0.##} МБ, в этом файле {3:0.##} МБ. Загрузки удаляются сами по истечении срока.",
        plan.Slug, most / 1_000_000d, use.Bytes / 1_000_000d, bytes / 1_000_000d))
    {
        RetryAfter = bytes <= most ? use.NextExpiry - now : null,
        Details = new { limit_bytes = most, stored_bytes = use.Bytes, file_bytes = bytes },
    };
}
