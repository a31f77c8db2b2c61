namespace Tessera.Server.Http.Bodies;

/// <summary>A string, or all strings of a record, taken as they are; others are trimmed.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
internal sealed class UntrimmedAttribute : Attribute;
