namespace Tessera.Media;

/// <summary>One run of a media program.</summary>
/// <param name="Program">The program's name on <c>PATH</c>.</param>
/// <param name="Arguments">Its arguments, each passed separately; no shell interprets them.</param>
public sealed record ToolCommand(string Program, params IReadOnlyList<string> Arguments)
{
    /// <summary>Writes the program's standard input; <see langword="null"/> for none.</summary>
    public Func<Stream, CancellationToken, Task>? Input { get; init; }

    /// <summary>The folder it runs in; the system's temporary folder by default.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The time limit; two minutes by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The most bytes that it may print; 64 MiB by default.</summary>
    public int MaxOutputBytes { get; init; } = 64 * 1024 * 1024;
}
