using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Generations;

/// <summary>Section <c>Tessera:Tasks</c>: how media generations are run.</summary>
internal sealed class TaskOptions
{
    public const string Section = "Tessera:Tasks";

    /// <summary>How many run at once in this process.</summary>
    [Range(1, 10_000)]
    public int Concurrency { get; set; } = 32;

    /// <summary>How long a request waits for a quick generation before it answers <c>pending</c>.</summary>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a provider is first asked how a task stands.</summary>
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How far polling slows down for a long task.</summary>
    public TimeSpan PollAtMostEvery { get; set; } = TimeSpan.FromSeconds(10);
}
