namespace Tessera.Server.Http.Bodies;

/// <summary>
/// The default of an absent member, for the API document only. Unlike <see cref="System.ComponentModel.DefaultValueAttribute"/>
/// it is not assigned: the handler still sees that the member is absent.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DocumentedDefaultAttribute(object value) : Attribute
{
    public object Value => value;
}
