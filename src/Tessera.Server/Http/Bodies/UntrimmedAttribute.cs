namespace Tessera.Server.Http.Bodies;

/// <summary>A text that is taken as it is: of any other, blanks around it are dropped.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class UntrimmedAttribute : Attribute;
