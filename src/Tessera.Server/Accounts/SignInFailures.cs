using System.Net;
using System.Security.Cryptography;
using System.Text;
using Tessera.Server.Storage;

namespace Tessera.Server.Accounts;

/// <summary>
/// The table <c>sign_in_failures</c>: slows down who guesses passwords, by the email tried and by the network tried
/// from. A right password clears the email's count.
/// </summary>
internal sealed class SignInFailures(Database database, TimeProvider time)
{
    public const int MostByEmail = 10;
    public const int MostByNetwork = 100;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Counts a try as failed until it turns out right, so that guesses made at the same time are counted too. Null: go
    /// on; otherwise how long to wait before another try.
    /// </summary>
    public Task<TimeSpan?> BeginAsync(string email, IPAddress? from)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync<TimeSpan?>(async session =>
        {
            var forget = session.Prepared("DELETE FROM sign_in_failures WHERE forget_at <= @now", "@now");
            await forget.With(now.ToUnixTimeMilliseconds()).ExecuteNonQueryAsync();
            var query = session.Prepared(
                """
                SELECT max(forget_at) FROM sign_in_failures
                WHERE (subject = @email AND failures >= @most_by_email) OR (subject = @network AND failures >= @most_by_network)
                """,
                "@email", "@most_by_email", "@network", "@most_by_network");
            if (await query.With(OfEmail(email), MostByEmail, OfNetwork(from), MostByNetwork).ExecuteScalarAsync() is long until)
            {
                return DateTimeOffset.FromUnixTimeMilliseconds(until) - now;
            }

            foreach (var subject in (byte[][])[OfEmail(email), OfNetwork(from)])
            {
                var count = session.Prepared(
                    """
                    INSERT INTO sign_in_failures (subject, failures, forget_at) VALUES (@subject, 1, @forget_at)
                    ON CONFLICT (subject) DO UPDATE SET failures = sign_in_failures.failures + 1
                    """,
                    "@subject", "@forget_at");
                await count.With(subject, now.Add(Window).ToUnixTimeMilliseconds()).ExecuteNonQueryAsync();
            }

            return null;
        });
    }

    /// <summary>The password was right: the slips before it are forgiven, and this try was none.</summary>
    public Task SucceedAsync(string email, IPAddress? from) => database.WriteAsync(async session =>
    {
        var clear = session.Prepared("DELETE FROM sign_in_failures WHERE subject = @email", "@email");
        await clear.With(OfEmail(email)).ExecuteNonQueryAsync();
        var undo = session.Prepared("UPDATE sign_in_failures SET failures = failures - 1 WHERE subject = @network AND failures > 0", "@network");
        await undo.With(OfNetwork(from)).ExecuteNonQueryAsync();
    });

    private static byte[] OfEmail(string email) => SHA256.HashData(Encoding.UTF8.GetBytes("email " + email));

    // Who has an IPv6 address has 2^64 of them: its network counts as one.
    private static byte[] OfNetwork(IPAddress? from)
    {
        var bytes = (from ?? IPAddress.None).MapToIPv6().GetAddressBytes();
        return SHA256.HashData(from is { IsIPv4MappedToIPv6: false, AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } ? bytes.AsSpan(0, 8) : bytes);
    }
}
