using Tessera.Providers;
using Tessera.Server.Http;

namespace Tessera.Server.Artifacts;

/// <summary>How reading a file that a caller names ended.</summary>
internal abstract record InputResult
{
    private InputResult()
    {
    }

    /// <summary>The whole file, its type by its first bytes.</summary>
    internal sealed record Read(MediaInput Input) : InputResult;

    /// <summary>What to tell the caller about the member.</summary>
    internal sealed record Refused(FieldError Error) : InputResult;
}
