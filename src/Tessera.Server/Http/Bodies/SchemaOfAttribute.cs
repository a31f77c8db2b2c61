namespace Tessera.Server.Http.Bodies;

/// <summary>A member that is read as plain JSON, and by its endpoint; the type says to the API document what it holds.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SchemaOfAttribute(Type type) : Attribute
{
    public Type Type => type;
}
