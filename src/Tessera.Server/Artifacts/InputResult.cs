using Tessera.Media;
using Tessera.Providers;
using Tessera.Server.Http;

namespace Tessera.Server.Artifacts;

/// <summary>The result of reading a file that a caller names.</summary>
internal abstract record InputResult
{
    private InputResult()
    {
    }

    /// <summary>The complete file and its type, detected from the first bytes.</summary>
    internal sealed record Read(FileType Type, byte[] Content) : InputResult
    {
        /// <summary>The properties of its audio or video; null for an image, and when they were not measured.</summary>
        public MediaMeasure? Measure { get; init; }

        /// <summary>The file as it is sent to a provider.</summary>
        public MediaInput Input => new(Type.ContentType, Content);
    }

    /// <summary>A file that was copied to disk, and its type, detected from the first bytes.</summary>
    internal sealed record Copied(FileType Type, string Path) : InputResult
    {
        /// <summary>The file as it is sent to a provider: from the disk.</summary>
        public MediaInput Input => MediaInput.OfFile(Type.ContentType, Path);
    }

    /// <summary>The error to report for the member.</summary>
    internal sealed record Refused(FieldError Error) : InputResult;
}
