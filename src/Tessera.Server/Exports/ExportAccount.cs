using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;

namespace Tessera.Server.Exports;

/// <summary><c>POST /api/v2/user/export</c>: what is held about the caller's account, as an archive that is made while it is sent.</summary>
internal static class ExportAccount
{
    public static PushStreamHttpResult Handle(Caller caller, AccountArchive archive, TimeProvider time, CancellationToken ct) => TypedResults.Stream(
        output => archive.WriteAsync(caller.Account, output, ct),
        AccountArchive.ContentType,
        string.Create(CultureInfo.InvariantCulture, $"tessera-{time.GetUtcNow():yyyy-MM-dd}.zip"));
}
