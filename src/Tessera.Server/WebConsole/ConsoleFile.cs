using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Tessera.Server.WebConsole;

/// <summary>A file of the console.</summary>
/// <param name="Type">Its media type.</param>
/// <param name="IsImmutable">Whether its name contains a hash of its content, so that it never changes.</param>
/// <param name="Forms">The same content in each coding it is there in, the best first and the plain one last.</param>
internal sealed record ConsoleFile(string Type, bool IsImmutable, IReadOnlyList<ConsoleFile.Form> Forms)
{
    /// <summary>The first form that the client accepts; the plain one is always accepted.</summary>
    public Form FormFor(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        return Forms.First(form => form.Coding is null
            || accepted.Any(coding => coding.Quality is null or > 0 && coding.Value.Equals(form.Coding, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The bytes of a file in one coding.</summary>
    /// <param name="Coding">As in <c>Content-Encoding</c>; null for none.</param>
    /// <param name="Bytes">The bytes sent.</param>
    internal sealed record Form(string? Coding, byte[] Bytes)
    {
        public EntityTagHeaderValue Tag { get; } = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Bytes).AsSpan(0, 12))}\"");
    }
}
