namespace Tessera.Server.Generations;

/// <summary>The three words the contract knows for all states.</summary>
internal static class GenerationStates
{
    public static bool IsFinal(this GenerationState state) => state >= GenerationState.Completed;

    public static string ToWire(this GenerationState state) => state switch
    {
        GenerationState.Completed => "completed",
        GenerationState.Failed or GenerationState.Canceled => "failed",
        _ => "pending",
    };
}
