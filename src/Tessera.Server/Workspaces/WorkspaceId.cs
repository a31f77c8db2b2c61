using System.Globalization;

namespace Tessera.Server.Workspaces;

/// <summary>The database ID of a workspace; callers use its UUID.</summary>
internal readonly record struct WorkspaceId(long Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
