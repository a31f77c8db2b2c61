namespace Tessera.Server.Http.Bodies;

/// <summary>
/// A rule for a string, or for each entry of a list of strings, that the framework's annotations cannot express.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class TextRuleAttribute : Attribute
{
    /// <summary>The name of the format in JSON Schema, if there is one.</summary>
    public virtual string? Format => null;

    /// <summary>The kind of error (<see cref="FieldError.Kind"/>).</summary>
    public virtual string Kind => "value_error";

    /// <summary>The values of a closed set; empty when any string may be valid.</summary>
    public virtual IReadOnlyList<string> Values => [];

    /// <summary>
    /// Why the string is invalid, as the rest of a sentence that begins with the member's name; null when it is valid.
    /// </summary>
    public abstract LocalText? Problem(string text);

    /// <summary>The rest of a sentence about a value that is not what it must be.</summary>
    protected static LocalText MustBe(string en, string ru, string given) => new(
        $"must be {en}, got {FieldTexts.Quoted(given)}.", $"— это {ru}; получено: {FieldTexts.Quoted(given)}.");
}
