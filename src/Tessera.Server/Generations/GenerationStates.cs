namespace Tessera.Server.Generations;

/// <summary>The states of a generation in SQL.</summary>
internal static class GenerationStates
{
    // Text, so that statements are compile-time constants rather than built per call.
    public const string Accepted = "0";
    public const string Running = "1";
    public const string Submitted = "2";

    /// <summary>The first of the final states.</summary>
    public const string Completed = "5";

    public const string IsAccepted = $"state = {Accepted}";
    public const string IsLeased = $"state IN ({Running}, {Submitted})";
    public const string IsOpen = $"state < {Completed}";
    public const string IsFinished = $"state >= {Completed}";

    public static bool IsFinal(this GenerationState state) => state >= GenerationState.Completed;
}
