using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Hosting;

namespace Tessera.Server.Setup;

/// <summary><c>GET /api/v2/setup</c>: whether this installation still has to be set up, and whether the caller needs its code.</summary>
internal static class GetSetup
{
    public static async Task<Ok<SetupState>> Handle(SetupCaller caller, SetupGuard guard)
    {
        var state = await guard.StateAsync();
        return TypedResults.Ok(new SetupState(state.IsRequired, state.IsRequired && guard.NeedsCode(caller, state), TesseraVersion.Text));
    }

    /// <param name="Required">Whether the installation has no owner yet who can sign in.</param>
    /// <param name="CodeRequired">Whether the caller needs the code that the server printed when it started.</param>
    /// <param name="Version">The version of the server.</param>
    internal sealed record SetupState(bool Required, bool CodeRequired, string Version);
}
