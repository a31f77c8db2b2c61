using System.Globalization;
using System.Net.Sockets;
using Tessera.Media;
using Tessera.Server.Artifacts;

namespace Tessera.Server.Tests.Artifacts;

/// <summary>A listener on every address of this machine must not see one connection, whatever the URL looks like.</summary>
public sealed class HostileUrlTests
{
    // {0} is the listener's port.
    private static readonly string[] Urls =
    [
        "http://localhost:{0}/", "http://LOCALHOST:{0}/", "http://localhost.:{0}/", "https://localhost:{0}/", "http://ip6-localhost:{0}/",
        "http://127.0.0.1:{0}/", "http://127.0.0.1.:{0}/", "http://127.0.0.2:{0}/", "http://127.1:{0}/", "http://127.0.1:{0}/",
        "http://127.255.255.254:{0}/", "http://2130706433:{0}/", "http://0x7f000001:{0}/", "http://0x7f.1:{0}/", "http://0177.0.0.1:{0}/",
        "http://017700000001:{0}/", "http://0x7F.0.0.0x1:{0}/", "http://0:{0}/", "http://0.0.0.0:{0}/", "http://00000.0:{0}/",
        "http://[::]:{0}/", "http://[::1]:{0}/", "http://[0:0:0:0:0:0:0:1]:{0}/", "http://[::ffff:127.0.0.1]:{0}/",
        "http://[::ffff:7f00:1]:{0}/", "http://[::127.0.0.1]:{0}/", "http://[64:ff9b::7f00:1]:{0}/", "http://[64:ff9b:1::7f00:1]:{0}/",
        "http://[2002:7f00:1::]:{0}/", "http://[fe80::1]:{0}/", "http://[fe80::1%25lo]:{0}/", "http://[fd00::1]:{0}/", "http://[fec0::1]:{0}/",
        "http://[ff02::1]:{0}/", "http://169.254.169.254/latest/meta-data/", "http://[fd00:ec2::254]/", "http://10.0.0.1:{0}/",
        "http://172.16.0.1:{0}/", "http://192.168.0.1:{0}/", "http://100.64.0.1:{0}/", "http://255.255.255.255:{0}/", "http://224.0.0.1:{0}/",
        "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:{0}/", "http://ｌｏｃａｌｈｏｓｔ:{0}/", "http://１２７.０.０.１:{0}/", "http://127。0。0。1:{0}/", "http://①②⑦.⓪.⓪.①:{0}/",
        "http://𝟏𝟐𝟕.𝟎.𝟎.𝟏:{0}/", "http://𝐥𝐨𝐜𝐚𝐥𝐡𝐨𝐬𝐭:{0}/", "http://local\u00ADhost:{0}/", "http://local\u200Bhost:{0}/", "http://local\u2060host:{0}/",
        "http://\u202Elocalhost:{0}/", "http://localhost\uFEFF:{0}/", "http://lo\u200Dcalhost:{0}/", "http://ˡᵒᶜᵃˡʰᵒˢᵗ:{0}/", "http://loca\u217Chost:{0}/",
        "http://%6c%6f%63%61%6c%68%6f%73%74:{0}/", "http://127%2e0%2e0%2e1:{0}/", "http://localhost%00.example.com:{0}/",
        "http://example.com@127.0.0.1:{0}/", "http://me:secret@localhost:{0}/", "http://127.0.0.1:{0}#@example.com/", "http://127.0.0.1:{0}\\@example.com/",
        "http:\\\\127.0.0.1:{0}\\", "http:/127.0.0.1:{0}/", "http:127.0.0.1:{0}/", "http:///127.0.0.1:{0}/", " http://127.0.0.1:{0}/", "http://127.0.0.1\t:{0}/",
        "http://127.0.0.1\n:{0}/", "HTTP://127.0.0.1:{0}/", "//127.0.0.1:{0}/", "/\\127.0.0.1:{0}/", "127.0.0.1:{0}", "http://[::1]:{0}@example.com/",
        "file:///etc/passwd", "file://localhost/etc/passwd", "/etc/passwd", "ftp://127.0.0.1:{0}/", "gopher://127.0.0.1:{0}/_GET", "ws://127.0.0.1:{0}/",
        "dict://127.0.0.1:{0}/", "jar:http://127.0.0.1:{0}/!/", "javascript:alert(1)", "http://", "http://:{0}/", "http://a..b:{0}/", "",
    ];

    private static CancellationToken Ct => TestHttp.Ct;

    [Fact]
    public async Task No_spelling_of_a_private_address_is_connected_to()
    {
        await using var canary = RawServer.StartCanary();
        await using var host = await ArtifactHost.StartNewAsync();
        var inputs = host.Get<InputReader>();

        foreach (var url in Urls.Append($"http://{new string('a', 300)}.example:{{0}}/"))
        {
            var result = await inputs.ReadAsync("image_url", string.Format(CultureInfo.InvariantCulture, url, canary.Port), MediaKind.Image, Ct);

            result.ShouldBeOfType<InputResult.Refused>(url).Error.Field.ShouldBe("image_url");
            canary.Connections.ShouldBe(0, url);
        }

        // The listener would have seen it.
        using var direct = new TcpClient();
        await direct.ConnectAsync("127.0.0.1", canary.Port, Ct);
        await direct.GetStream().WriteAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray(), Ct);
        (await direct.GetStream().ReadAsync(new byte[1], Ct)).ShouldBe(1);
        canary.Connections.ShouldBe(1);
    }
}
