using System.Buffers.Text;
using Tessera.Server.Http;

namespace Tessera.Server.UnitTests.Http;

public sealed class RequestIdTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_a_version_7_uuid_of_its_moment()
    {
        var uuid = new Guid(Base64Url.DecodeFromChars(RequestId.New(Now).AsSpan("req_".Length)), bigEndian: true);

        (uuid.Version, uuid.Variant & 0b1100).ShouldBe((7, 0b1000));
        uuid.ToString("N")[..12].ShouldBe(Now.ToUnixTimeMilliseconds().ToString("x12", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void No_two_of_one_moment_are_the_same()
    {
        var ids = new System.Collections.Concurrent.ConcurrentBag<string>();

        Parallel.For(0, 4, _ =>
        {
            for (var turn = 0; turn < 1000; turn++)
            {
                ids.Add(RequestId.New(Now));
            }
        });

        ids.Distinct().Count().ShouldBe(4000);
    }
}
