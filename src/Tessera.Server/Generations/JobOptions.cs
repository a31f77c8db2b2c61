using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Generations;

/// <summary>Section <c>Tessera:Tasks</c>: how media generations are run.</summary>
internal sealed class JobOptions : IValidatableObject
{
    public const string Section = "Tessera:Tasks";

    /// <summary>The most jobs that run concurrently in this process.</summary>
    [Range(1, 10_000)]
    public int Concurrency { get; set; } = 32;

    /// <summary>How long a request waits for a quick generation before it answers <c>pending</c>.</summary>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The delay between the submission of a task and its first poll.</summary>
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between two polls of a long task.</summary>
    public TimeSpan PollAtMostEvery { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a worker that does not renew its lease keeps its generation before another node claims it. The same on all
    /// nodes, whose clocks must differ by less.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(15);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Lease < TimeSpan.FromSeconds(1) || Lease > TimeSpan.FromHours(1))
        {
            yield return new ValidationResult($"{Section}:{nameof(Lease)} is {Lease}; it must be a duration from 00:00:01 to 01:00:00.");
        }
    }
}
