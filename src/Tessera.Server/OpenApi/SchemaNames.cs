using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;

namespace Tessera.Server.OpenApi;

/// <summary>
/// The names of a document's schemas. Two types with the same name would both be described as one of them, so a second one ends
/// the making of the document.
/// </summary>
internal sealed class SchemaNames(Func<JsonTypeInfo, string?> nameOf)
{
    private readonly ConcurrentDictionary<string, Type> _types = [];

    public string? Of(JsonTypeInfo info)
    {
        if (nameOf(info) is not { } name)
        {
            return null;
        }

        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        var known = _types.GetOrAdd(name, type);
        return known == type ? name : throw new InvalidOperationException($"{known} and {type} have the same schema name, {name}. Rename one of them.");
    }
}
