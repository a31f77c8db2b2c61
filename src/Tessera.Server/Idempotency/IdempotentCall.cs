namespace Tessera.Server.Idempotency;

/// <summary>
/// A request with an unused key: a feature of its context. The code that creates the result writes the key's row in the same
/// transaction, so that at any instant both exist or neither does.
/// </summary>
internal sealed class IdempotentCall(IdempotentCallId id, IdempotencyKey key, RequestDigest digest)
{
    private string? _bodyHash;

    public IdempotentCallId Id => id;

    public IdempotencyKey Key => key;

    /// <summary>What was asked; known once <see cref="PrepareAsync"/> has been called.</summary>
    public string BodyHash => _bodyHash ?? throw new InvalidOperationException("Prepare the call before its transaction.");

    /// <summary>How its reply is built again from a generation.</summary>
    public string? Form { get; private set; }

    /// <summary>The generation that was committed with the key's row.</summary>
    public long? Generation { get; private set; }

    /// <summary>Called when the body was read to its end, before the transaction: hashing a file takes its time.</summary>
    public async Task PrepareAsync(HttpContext context, string? form)
    {
        Form = form;
        _bodyHash = await digest.OfReadAsync(context);
    }

    /// <summary>Called after the commit.</summary>
    public void Made(long generation) => Generation = generation;
}
