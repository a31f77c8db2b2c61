using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Workspaces;

/// <summary>Lists the quotas there are, for the document. Another one is not refused, because it may be one of the vendor's.</summary>
internal sealed class UsageTypeAttribute : TextRuleAttribute
{
    public override IReadOnlyList<string> Values => [GetQuotas.Images];

    public override string? Problem(string text) => null;
}
