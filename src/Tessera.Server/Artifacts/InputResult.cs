using Tessera.Media;
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
    internal sealed record Read(FileType Type, byte[] Content) : InputResult
    {
        /// <summary>What its sound or film is; null for a picture, and where that was not measured.</summary>
        public MediaMeasure? Measure { get; init; }

        /// <summary>The file as a provider is given it.</summary>
        public MediaInput Input => new(Type.ContentType, Content);
    }

    /// <summary>The error to show for the member.</summary>
    internal sealed record Refused(FieldError Error) : InputResult;
}
