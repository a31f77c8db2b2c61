namespace Tessera.Server.Http.Bodies;

/// <summary>A text that is not blank.</summary>
internal sealed class NotBlankAttribute : TextRuleAttribute
{
    public override string Kind => "string_too_short";

    public override string? Problem(string text) => string.IsNullOrWhiteSpace(text) ? "must not be empty." : null;
}
