using Tessera.Server.Tests.Dialects.V2;

namespace Tessera.Server.Tests.Http.Multipart;

/// <summary>A server whose largest file is small enough to send a larger one.</summary>
public sealed class MultipartServer : V2Server
{
    public const int MaxFileBytes = 250_000;

    protected override Task<string[]> StoreSettingsAsync() =>
        Task.FromResult<string[]>(["--Tessera:Artifacts:MaxUploadBytes", MaxFileBytes.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
}
