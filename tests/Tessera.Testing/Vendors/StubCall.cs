namespace Tessera.Testing.Vendors;

/// <summary>A call of a tool as a vendor sends it.</summary>
/// <param name="Id">As JSON: it may be anything. Null leaves the member out.</param>
/// <param name="Name">Of the tool.</param>
/// <param name="Arguments">A JSON object; a bar is where it is cut into pieces, by vendors that do so.</param>
internal sealed record StubCall(string? Id, string Name, string Arguments)
{
    /// <summary>The member with the id and a comma, or nothing.</summary>
    public string IdMember => Id is null ? "" : $"\"id\":{Id},";
}
