namespace Tessera.Server.Http.Bodies;

/// <summary>A text shown to people, without control characters.</summary>
internal sealed class PrintableAttribute : TextRuleAttribute
{
    public override string? Problem(string text) => text.Any(char.IsControl) ? "must not contain control characters." : null;
}
