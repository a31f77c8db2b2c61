namespace Tessera.Server.Http.Bodies;

/// <summary>
/// What an absent member stands for, as the API document says it. Unlike a <see cref="System.ComponentModel.DefaultValueAttribute"/>
/// it is not set: the handler still sees that the member is absent.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DocumentedDefaultAttribute(object value) : Attribute
{
    public object Value => value;
}
