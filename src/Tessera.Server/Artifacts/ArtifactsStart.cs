using Microsoft.Extensions.Options;
using Tessera.Media;
using Tessera.Server.Artifacts.Fetching;

namespace Tessera.Server.Artifacts;

/// <summary>
/// Logs at start which functions are disabled because a media program is missing, and which private networks may be fetched
/// from.
/// </summary>
internal sealed partial class ArtifactsStart(IOptions<FetchOptions> fetching, ILogger<ArtifactsStart> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!MediaProbe.IsAvailable)
        {
            LogNoProbe();
        }

        foreach (var network in fetching.Value.AllowedNetworks)
        {
            LogAllowed(network);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "ffmpeg is not installed: video and audio are stored without duration, size and poster. Install ffmpeg.")]
    private partial void LogNoProbe();

    [LoggerMessage(LogLevel.Warning, "Tessera:Fetch:AllowedNetworks: every caller can make this server fetch from {Network}.")]
    private partial void LogAllowed(string network);
}
