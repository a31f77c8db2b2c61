namespace Tessera.Server.Http.Bodies;

/// <summary>A text that is not blank.</summary>
internal sealed class NotBlankAttribute : TextRuleAttribute
{
    public override string Kind => "string_too_short";

    public override LocalText? Problem(string text) => string.IsNullOrWhiteSpace(text) ? new LocalText("must not be empty.", "не может быть пустым.") : null;
}
