namespace Tessera.Server.Http.Bodies;

/// <summary>A text, or all texts of a record, that are taken as they are: of any other, blanks around it are dropped.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
internal sealed class UntrimmedAttribute : Attribute;
