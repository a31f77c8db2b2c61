namespace Tessera.Sandbox;

/// <summary>The ends a maker knows.</summary>
internal static class Outcome
{
    public static TaskState.Completed File(byte[] content) => new(new TaskOutput.File(content));

    /// <summary>A failure that the caller can mend.</summary>
    public static TaskState.Failed Refused(string sentence) => new(new ProviderFailure(FailureKind.InvalidInput, sentence));
}
