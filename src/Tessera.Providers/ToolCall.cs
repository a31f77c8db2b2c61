using System.Security.Cryptography;
using System.Text;

namespace Tessera.Providers;

/// <summary>A model's call of one of the caller's tools, in an earlier turn.</summary>
/// <param name="Id">The ID in the reply that made the call; opaque, of any length.</param>
/// <param name="Name">The tool's name.</param>
/// <param name="Arguments">A JSON object as text.</param>
public sealed record ToolCall(string Id, string Name, string Arguments)
{
    /// <summary>
    /// A name derived from <see cref="Id"/>, of 37 letters, digits and underscores: a conversation that began with one
    /// provider may continue with another that accepts fewer forms of IDs.
    /// </summary>
    public string ShortId => $"call_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Id)).AsSpan(..16))}";
}
