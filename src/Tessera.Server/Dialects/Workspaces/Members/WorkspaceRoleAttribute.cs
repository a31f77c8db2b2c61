using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Workspaces.Members;

/// <summary>A role that can be given, in capitals as the vendor's pages write it, or in any other case.</summary>
internal sealed class WorkspaceRoleAttribute : TextRuleAttribute
{
    public override IReadOnlyList<string> Values { get; } = [.. WorkspaceRoles.Given.Select(role => role.ToUpperInvariant())];

    public override LocalText? Problem(string text) => Values.Contains(text, StringComparer.OrdinalIgnoreCase)
        ? null
        : MustBe($"one of {string.Join(", ", Values)}", $"одно из: {string.Join(", ", Values)}", text);
}
