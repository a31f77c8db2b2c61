namespace Tessera.Server.Http;

/// <summary>A type of the API document that stands for any one of its members' types.</summary>
#pragma warning disable CA1040 // A mark on types is all it is: the schemas ask for it.
internal interface IOneOf;
#pragma warning restore CA1040 // End of the same.
