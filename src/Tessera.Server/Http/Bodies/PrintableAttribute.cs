namespace Tessera.Server.Http.Bodies;

/// <summary>A text that is shown to people: no control characters.</summary>
internal sealed class PrintableAttribute : TextRuleAttribute
{
    public override string? Problem(string text) => text.Any(char.IsControl) ? "must not contain control characters." : null;
}
