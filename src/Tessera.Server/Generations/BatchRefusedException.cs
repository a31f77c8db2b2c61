namespace Tessera.Server.Generations;

/// <summary>One generation of a request is refused. Thrown to undo what the others have written, and caught by the store itself.</summary>
#pragma warning disable CA1032 // Without the outcome the exception is useless, so there is one constructor.
internal sealed class BatchRefusedException(AdmissionOutcome outcome) : Exception
#pragma warning restore CA1032 // Restored.
{
    public AdmissionOutcome Outcome => outcome;
}
