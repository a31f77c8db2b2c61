using Xunit.v3;

namespace Tessera.Server.Tests.Storage;

/// <summary>
/// A class whose result cannot depend on the database: it runs on SQLite only. Without this attribute a class runs on both
/// engines, so that a test of storage cannot be forgotten; a convention test refuses it where a test writes SQL.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OneEngineAttribute : Attribute, ITraitAttribute
{
    /// <summary>What <c>./test</c> leaves out on PostgreSQL.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Engine", "one")];
}
