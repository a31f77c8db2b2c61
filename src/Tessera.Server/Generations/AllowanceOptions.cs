using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Generations;

/// <summary>Section <c>Tessera:Allowances</c>: texts that are admitted without a commit.</summary>
internal sealed class AllowanceOptions : IValidatableObject
{
    public const string Section = "Tessera:Allowances";

    /// <summary>Whether texts are admitted against allowances; otherwise each waits for its own commit.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How long an account is quiet until this process returns what it has borrowed for it.</summary>
    public TimeSpan ReturnAfter { get; set; } = TimeSpan.FromSeconds(5);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // Longer than a loan lasts, it would be ended by another node while it is in use.
        if (ReturnAfter < TimeSpan.FromMilliseconds(100) || ReturnAfter > TimeSpan.FromSeconds(10))
        {
            yield return new ValidationResult($"{Section}:{nameof(ReturnAfter)} is {ReturnAfter}; it must be a duration from 00:00:00.1 to 00:00:10.");
        }
    }
}
