using System.Globalization;

namespace Tessera.Server.Workspaces;

/// <summary>The number of a workspace in the database; callers know its UUID.</summary>
internal readonly record struct WorkspaceId(long Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
