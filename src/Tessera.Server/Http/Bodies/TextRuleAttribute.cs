namespace Tessera.Server.Http.Bodies;

/// <summary>A rule for a text, or for each entry of a list of texts, that an annotation of the framework cannot express.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class TextRuleAttribute : Attribute
{
    /// <summary>The name of its format in JSON Schema; null where there is none.</summary>
    public virtual string? Format => null;

    /// <summary>The kind of mistake (<see cref="FieldError.Kind"/>).</summary>
    public virtual string Kind => "value_error";

    /// <summary>The values of a closed set; empty where any text may fit.</summary>
    public virtual IReadOnlyList<string> Values => [];

    /// <summary>What is wrong with the text, to follow the member's name in a sentence; null when it fits.</summary>
    public abstract string? Problem(string text);
}
