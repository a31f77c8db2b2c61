using System.Text.Json.Serialization;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Workspaces;

/// <summary>Which page of a vendor's list; other parameters are ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record PageQuery : ListQuery, IRequestQuery<PageQuery>;
