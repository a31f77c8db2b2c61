namespace Tessera.Server.Configuration;

/// <summary>A name outside of <c>Tessera:</c> that a setting is also read from, such as a variable of other tools.</summary>
/// <param name="name">The name, such as <c>AWS_ACCESS_KEY_ID</c>.</param>
/// <param name="where">The setting of the same section without which that name is not read.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OtherNameAttribute(string name, string where) : Attribute
{
    public string Name => name;

    public string Where => where;
}
