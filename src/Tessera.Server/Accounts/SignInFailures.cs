using System.Net;
using System.Security.Cryptography;
using System.Text;
using Tessera.Server.Storage;

namespace Tessera.Server.Accounts;

/// <summary>
/// The table <c>sign_in_failures</c>: slows down who guesses passwords, by the email tried and by the network tried
/// from. A right password clears the email's count, so that a user is not kept out by his own slips.
/// </summary>
internal sealed class SignInFailures(Database database, TimeProvider time)
{
    public const int MostByEmail = 10;
    public const int MostByNetwork = 100;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>How long to wait before another try; null: try now.</summary>
    public Task<TimeSpan?> WaitAsync(string email, IPAddress? from)
    {
        var now = time.GetUtcNow();
        return database.ReadAsync<TimeSpan?>(async session =>
        {
            var query = session.Prepared(
                """
                SELECT max(forget_at) FROM sign_in_failures
                WHERE forget_at > @now AND (subject = @email AND failures >= @most_by_email OR subject = @network AND failures >= @most_by_network)
                """,
                "@now", "@email", "@most_by_email", "@network", "@most_by_network");
            query.With(now.ToUnixTimeMilliseconds(), OfEmail(email), MostByEmail, OfNetwork(from), MostByNetwork);
            return await query.ExecuteScalarAsync() is long until ? DateTimeOffset.FromUnixTimeMilliseconds(until) - now : null;
        });
    }

    public Task AddAsync(string email, IPAddress? from)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(async session =>
        {
            var forget = session.Prepared("DELETE FROM sign_in_failures WHERE forget_at <= @now", "@now");
            await forget.With(now.ToUnixTimeMilliseconds()).ExecuteNonQueryAsync();
            foreach (var subject in (byte[][])[OfEmail(email), OfNetwork(from)])
            {
                var count = session.Prepared(
                    """
                    INSERT INTO sign_in_failures (subject, failures, forget_at) VALUES (@subject, 1, @forget_at)
                    ON CONFLICT (subject) DO UPDATE SET failures = failures + 1
                    """,
                    "@subject", "@forget_at");
                await count.With(subject, now.Add(Window).ToUnixTimeMilliseconds()).ExecuteNonQueryAsync();
            }
        });
    }

    public Task ClearAsync(string email) => database.WriteAsync(async session =>
    {
        var clear = session.Prepared("DELETE FROM sign_in_failures WHERE subject = @email", "@email");
        await clear.With(OfEmail(email)).ExecuteNonQueryAsync();
    });

    private static byte[] OfEmail(string email) => SHA256.HashData(Encoding.UTF8.GetBytes("email " + email));

    // Who has an IPv6 address has 2^64 of them: its network counts as one.
    private static byte[] OfNetwork(IPAddress? from)
    {
        var bytes = (from ?? IPAddress.None).MapToIPv6().GetAddressBytes();
        return SHA256.HashData(from is { IsIPv4MappedToIPv6: false, AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } ? bytes.AsSpan(0, 8) : bytes);
    }
}
