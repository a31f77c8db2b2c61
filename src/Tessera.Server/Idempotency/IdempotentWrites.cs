using System.Reflection;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Idempotency;

/// <summary>
/// Runs a write that is all a request asks for, after its body has been read. With an idempotency key, the key's row and the
/// reply are committed with it: after a crash both are stored, or nothing has changed.
/// </summary>
internal sealed class IdempotentWrites(IdempotentCall? call, Database database, TimeProvider time) : IBindableFromHttpContext<IdempotentWrites>
{
    public static ValueTask<IdempotentWrites?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var services = context.RequestServices;
        return ValueTask.FromResult<IdempotentWrites?>(new(
            context.Features.Get<IdempotentCall>(), services.GetRequiredService<Database>(), services.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Runs the write and returns its result, or its refusal, which leaves the key unused.</summary>
    /// <param name="write">The write, which returns its reply; it may run twice (<see cref="Database"/>).</param>
    /// <param name="location">The reply's <c>Location</c>, if it has one.</param>
    public async Task<Result<T>> WriteAsync<T>(Func<Session, Task<Result<T>>> write, Func<T, string?>? location = null)
        where T : class, IStatusCodeHttpResult, IValueHttpResult
    {
        if (call is null)
        {
            return await database.WriteAsync(write);
        }

        await call.PrepareAsync(form: null);
        var now = time.GetUtcNow();
        return await database.WriteAsync(async session =>
        {
            if (!await IdempotencyStore.TryClaimAsync(session, call, now))
            {
                return IdempotencyErrors.StillRunning();
            }

            var written = await write(session);
            if (written.IsError)
            {
                await IdempotencyStore.ReleaseAsync(session, call);
            }
            else
            {
                await IdempotencyStore.KeepAsync(session, call, StoredReply.Of(written.Value, location?.Invoke(written.Value)));
            }

            return written;
        });
    }
}
