namespace Tessera.Sandbox.Audio;

/// <summary>The ends a sound maker knows.</summary>
internal static class Outcome
{
    public static TaskState.Completed File(byte[] content) => new(new TaskOutput.File(content));

    public static TaskState.Failed Refused(string sentence) => new(new ProviderFailure(FailureKind.InvalidInput, sentence));
}
