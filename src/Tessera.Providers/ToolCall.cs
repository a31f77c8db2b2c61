using System.Security.Cryptography;
using System.Text;

namespace Tessera.Providers;

/// <summary>A call of one of the caller's tools that the model made in an earlier turn.</summary>
/// <param name="Id">What the reply that made it named it; opaque, and of any length.</param>
/// <param name="Name">The tool's name.</param>
/// <param name="Arguments">A JSON object, as text.</param>
public sealed record ToolCall(string Id, string Name, string Arguments)
{
    /// <summary>
    /// The same name for the same <see cref="Id"/>, in 37 letters, digits and underscores: a conversation that began at one
    /// provider may continue at another that allows fewer ids.
    /// </summary>
    public string ShortId => $"call_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Id)).AsSpan(..16))}";
}
