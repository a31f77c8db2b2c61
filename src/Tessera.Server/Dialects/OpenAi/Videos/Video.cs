using System.Globalization;
using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Jobs;

namespace Tessera.Server.Dialects.OpenAi.Videos;

/// <summary>A video and how far it is.</summary>
/// <param name="Id"><c>video_…</c>.</param>
/// <param name="Object">Always <c>video</c>.</param>
/// <param name="Model">The model's slug.</param>
/// <param name="Status"><c>queued</c>, <c>in_progress</c>, <c>completed</c> or <c>failed</c>; a canceled one has failed with the code <c>canceled</c>.</param>
/// <param name="Progress">0 to 100.</param>
/// <param name="CreatedAt">In seconds since 1970.</param>
/// <param name="CompletedAt">When it ended.</param>
/// <param name="ExpiresAt">When its file is deleted.</param>
/// <param name="Prompt">What to show.</param>
/// <param name="Seconds">How long: as requested, then as made; 0 if none was made.</param>
/// <param name="Size">Its size in pixels: as requested, then as made; 0x0 if none was made.</param>
/// <param name="RemixedFromVideoId">Always null.</param>
/// <param name="Error">Why it failed.</param>
/// <param name="Usage">What it cost; null until it has ended.</param>
internal sealed record Video(
    string Id,
    string Object,
    string Model,
    string Status,
    int Progress,
    long CreatedAt,
    long? CompletedAt,
    long? ExpiresAt,
    string? Prompt,
    string Seconds,
    string Size,
    string? RemixedFromVideoId,
    Video.VideoFailure? Error,
    Video.VideoUsage? Usage)
{
    public const string Kind = "video";

    private const int UsualSide = 720;

    public static Video From(Generation generation)
    {
        var (seconds, size) = generation.State.IsFinal() ? Made(generation) : Requested(new CallOptions(JobRequest.Of(generation).Options));
        return new Video(
            VideoIds.Of(generation.Id),
            Kind,
            generation.Model,
            StatusOf(generation.State),
            generation.State == GenerationState.Completed ? 100 : (int)Math.Clamp((generation.Progress ?? 0) * 100, 0, 99),
            generation.CreatedAt.ToUnixTimeSeconds(),
            generation.CompletedAt?.ToUnixTimeSeconds(),
            generation.ExpiresAt?.ToUnixTimeSeconds(),
            generation.Prompt,
            seconds,
            size,
            null,
            generation.State is GenerationState.Failed or GenerationState.Canceled
                ? new VideoFailure(generation.ErrorCode ?? GenerationOutcome.ProviderError, generation.Error ?? "")
                : null,
            generation.State.IsFinal() ? new VideoUsage(generation.TokensSpent) : null);
    }

    private static string StatusOf(GenerationState state) => state switch
    {
        GenerationState.Accepted => "queued",
        GenerationState.Completed => "completed",
        GenerationState.Failed or GenerationState.Canceled => "failed",
        _ => "in_progress",
    };

    private static (string Seconds, string Size) Made(Generation generation)
    {
        using var metadata = JsonDocument.Parse(generation.ResultMetadata ?? "{}");
        return (
            string.Create(CultureInfo.InvariantCulture, $"{Member("duration"):0.##}"),
            string.Create(CultureInfo.InvariantCulture, $"{Member("width")}x{Member("height")}"));

        double Member(string name) => metadata.RootElement.TryGetProperty(name, out var value) ? value.GetDouble() : 0;
    }

    // The shorter side names the resolution; both are even, as encoders want them.
    private static (string Seconds, string Size) Requested(CallOptions options)
    {
        var seconds = options.Whole("duration") ?? 0;
        var side = int.TryParse(options.Text("resolution")?.TrimEnd('p'), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : UsualSide;
        var shape = AspectRatio.Of(options.Text("aspect_ratio") ?? "") ?? 16d / 9;
        var (width, height) = shape >= 1 ? (Even(side * shape), side) : (side, Even(side / shape));
        return (seconds.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{width}x{height}"));
    }

    private static int Even(double side) => (int)Math.Round(side / 2) * 2;

    /// <param name="Code">A stable code for programs.</param>
    /// <param name="Message">What happened.</param>
    internal sealed record VideoFailure(string Code, string Message);

    /// <param name="Cost">The tokens charged.</param>
    internal sealed record VideoUsage(long Cost);
}
