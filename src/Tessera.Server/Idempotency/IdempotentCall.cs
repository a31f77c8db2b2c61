using System.Reflection;

namespace Tessera.Server.Idempotency;

/// <summary>
/// A request with an unused key: a feature of its <c>HttpContext</c>, which endpoints take as a parameter. The code that creates
/// the result writes the key's row in the same transaction, so that either both exist or neither does.
/// </summary>
internal sealed class IdempotentCall(IdempotentCallId id, IdempotencyKey key, RequestDigest digest) : IBindableFromHttpContext<IdempotentCall>
{
    private string? _bodyHash;

    public IdempotentCallId Id => id;

    public IdempotencyKey Key => key;

    /// <summary>The digest of the request; available after <see cref="PrepareAsync"/>.</summary>
    public string BodyHash => _bodyHash ?? throw new InvalidOperationException("Prepare the call before its transaction.");

    /// <summary>How to rebuild its reply from a generation.</summary>
    public string? Form { get; private set; }

    /// <summary>The generation that was committed with the key's row.</summary>
    public long? Generation { get; private set; }

    public static ValueTask<IdempotentCall?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(context.Features.Get<IdempotentCall>());

    /// <summary>Call it when the body has been read, before the transaction starts: hashing a file takes time.</summary>
    public async Task PrepareAsync(string? form)
    {
        Form = form;
        _bodyHash = await digest.OfReadAsync();
    }

    /// <summary>
    /// Adds the numbers of the other generations of a call that makes several to its form. One that was refused is not found later.
    /// </summary>
    public void NameOthers(IEnumerable<long> numbers) => Form = $"{Form?.Split(' ')[0]} {string.Join(' ', numbers)}".TrimEnd();

    /// <summary>Call it after the commit.</summary>
    public void Made(long generation) => Generation = generation;
}
