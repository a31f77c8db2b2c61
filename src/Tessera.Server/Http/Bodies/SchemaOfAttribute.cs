namespace Tessera.Server.Http.Bodies;

/// <summary>A member that its endpoint reads as plain JSON; the type provides its schema in the API document.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SchemaOfAttribute(Type type) : Attribute
{
    public Type Type => type;
}
