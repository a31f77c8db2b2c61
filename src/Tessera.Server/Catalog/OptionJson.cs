using System.Text.Json.Serialization;

namespace Tessera.Server.Catalog;

/// <summary>How option values become JSON, compiled: reflection here would cost a third of the server's start.</summary>
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(long))]
internal sealed partial class OptionJson : JsonSerializerContext;
