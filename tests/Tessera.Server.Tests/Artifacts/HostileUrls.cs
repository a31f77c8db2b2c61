using System.Globalization;

namespace Tessera.Server.Tests.Artifacts;

/// <summary>
/// URLs that try to make the server connect to its own machine or network. None of them needs a name server to be
/// understood: what a resolver says is tried apart from how a host is spelt.
/// </summary>
internal static class HostileUrls
{
    // {0} is the listener's port.
    private static readonly string[] Names =
    [
        "http://localhost:{0}/", "http://LOCALHOST:{0}/", "http://localhost.:{0}/", "https://localhost:{0}/", "http://ip6-localhost:{0}/",
        "http://sub.localhost:{0}/", "http://127.0.0.1.localhost:{0}/", "http://LocalHost.:{0}/", "http://%6c%6f%63%61%6c%68%6f%73%74:{0}/",
        "http://localhost%00.example.com:{0}/", "http://localhost%2eexample.invalid:{0}/", "http://localhost%23.example.invalid:{0}/",
    ];

    private static readonly string[] Numbers =
    [
        "http://127.0.0.1:{0}/", "http://127.0.0.1.:{0}/", "http://127.0.0.1..:{0}/", "http://127.0.0.2:{0}/", "http://127.1:{0}/", "http://127.1.:{0}/",
        "http://127.0.1:{0}/", "http://127.255.255.254:{0}/", "http://2130706433:{0}/", "http://2130706433.:{0}/", "http://0x7f000001:{0}/",
        "http://0x7F000001.:{0}/", "http://0x7f.1:{0}/", "http://0X7f.1:{0}/", "http://0x7f.0x0.0x0.0x1:{0}/", "http://127.0x0.1:{0}/",
        "http://0177.0.0.1:{0}/", "http://0177.1:{0}/", "http://00177.0.0.01:{0}/", "http://017700000001:{0}/", "http://0x7F.0.0.0x1:{0}/",
        "http://0x1007f000001:{0}/", "http://6425673729:{0}/", "http://127.0.0.257:{0}/", "http://256.256.256.256:{0}/", "http://127.0.0.1.1:{0}/",
        "http://0:{0}/", "http://0.:{0}/", "http://00:{0}/", "http://0x0:{0}/", "http://0.0.0.0:{0}/", "http://00000.0:{0}/", "http://0.0:{0}/",
        "http://10.0.0.1:{0}/", "http://172.16.0.1:{0}/", "http://192.168.0.1:{0}/", "http://100.64.0.1:{0}/", "http://255.255.255.255:{0}/",
        "http://224.0.0.1:{0}/", "http://198.18.0.1:{0}/", "http://192.0.2.1:{0}/", "http://240.0.0.1:{0}/",
    ];

    private static readonly string[] Six =
    [
        "http://[::]:{0}/", "http://[::1]:{0}/", "http://[0::1]:{0}/", "http://[0:0:0:0:0:0:0:1]:{0}/", "http://[0000:0000:0000:0000:0000:0000:0000:0001]:{0}/",
        "http://[::1].:{0}/", "http://[::1%25lo]:{0}/", "http://[::1%lo]:{0}/", "http://[::ffff:127.0.0.1]:{0}/", "http://[::FFFF:7F00:1]:{0}/",
        "http://[0:0:0:0:0:ffff:127.0.0.1]:{0}/", "http://[::ffff:0.0.0.0]:{0}/", "http://[::ffff:0:127.0.0.1]:{0}/", "http://[::ffff:0:7f00:1]:{0}/",
        "http://[::127.0.0.1]:{0}/", "http://[::7f00:1]:{0}/", "http://[64:ff9b::7f00:1]:{0}/", "http://[64:ff9b::127.0.0.1]:{0}/", "http://[64:ff9b:1::7f00:1]:{0}/",
        "http://[2002:7f00:1::]:{0}/", "http://[2002:7f00:1::7f00:1]:{0}/", "http://[2002:a9fe:a9fe::]:{0}/", "http://[2001:0:7f00:1:0:0:80ff:fffe]:{0}/",
        "http://[2001::1]:{0}/", "http://[2001:10::1]:{0}/", "http://[2001:20::1]:{0}/", "http://[2001:db8::1]:{0}/", "http://[3fff::1]:{0}/", "http://[100::1]:{0}/",
        "http://[5f00::1]:{0}/", "http://[fe80::1]:{0}/", "http://[fe80::1%25lo]:{0}/", "http://[fe80::1%25eth0]:{0}/", "http://[fe80::1%eth0]:{0}/",
        "http://[fd00::1]:{0}/", "http://[fc00::1]:{0}/", "http://[fec0::1]:{0}/", "http://[ff01::1]:{0}/", "http://[ff02::1]:{0}/", "http://[ff05::2]:{0}/",
        "http://[::ffff:127.1]:{0}/", "http://[::1]:{0}@example.invalid/", "http://[::1", "http://::1:{0}/", "http://[127.0.0.1]:{0}/",
    ];

    // Keys of the machine, where clouds keep them.
    private static readonly string[] Metadata =
    [
        "http://169.254.169.254/latest/meta-data/", "http://[::ffff:169.254.169.254]/", "http://[::ffff:a9fe:a9fe]/", "http://[fd00:ec2::254]/", "http://[fe80::a9fe:a9fe]/",
        "http://2852039166/", "http://0xa9fea9fe/", "http://0251.0376.0251.0376/", "http://169.254.43518/", "http://169.16689662/", "http://169.254.169.254./",
        "http://①⑥⑨.②⑤④.①⑥⑨.②⑤④/", "http://100.100.100.200/", "http://192.0.0.192/", "http://168.63.129.16/metadata", "http://[fd20:ce::254]/",
    ];

    private static readonly string[] Letters =
    [
        "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:{0}/", "http://Ⓛⓞcalhost:{0}/", "http://🅛🅞🅒🅐🅛🅗🅞🅢🅣:{0}/", "http://ｌｏｃａｌｈｏｓｔ:{0}/", "http://𝓁𝑜𝒸𝒶𝓁𝒽ℴ𝓈𝓉:{0}/",
        "http://𝐥𝐨𝐜𝐚𝐥𝐡𝐨𝐬𝐭:{0}/", "http://ˡᵒᶜᵃˡʰᵒˢᵗ:{0}/", "http://loca\u217Chost:{0}/", "http://localho\u017Ft:{0}/", "http://LOCALHO\u1E9Et:{0}/",
        "http://１２７.０.０.１:{0}/", "http://127。0。0。1:{0}/", "http://127．0．0．1:{0}/", "http://127｡0｡0｡1:{0}/", "http://127․0․0․1:{0}/",
        "http://①②⑦.⓪.⓪.①:{0}/", "http://⑴⑵⑺.0.0.⑴:{0}/", "http://𝟏𝟐𝟕.𝟎.𝟎.𝟏:{0}/", "http://𝟙𝟚𝟟.𝟘.𝟘.𝟙:{0}/", "http://¹²⁷.⁰.⁰.¹:{0}/", "http://₁₂₇.₀.₀.₁:{0}/",
        "http://١٢٧.٠.٠.١:{0}/", "http://१२७.०.०.१:{0}/", "http://۱۲۷.۰.۰.۱:{0}/", "http://１2７.0.0.①:{0}/", "http://0ｘ7f.1:{0}/", "http://[::①]:{0}/",
        "http://local\u00ADhost:{0}/", "http://127.0\u00AD.0.1:{0}/", "http://local\u200Bhost:{0}/", "http://local\u2060host:{0}/", "http://lo\u200Dcalhost:{0}/",
        "http://lo\u200Ccalhost:{0}/", "http://local\u034Fhost:{0}/", "http://localhost\uFE0F:{0}/", "http://localhost\uFEFF:{0}/", "http://\u202Elocalhost:{0}/",
        "http://\u202E1.0.0.721:{0}/", "http://\u2066127.0.0.1\u2069:{0}/", "http://localhost\u200E:{0}/", "http://127.0.0.1\u0000:{0}/", "http://localhost\u3000:{0}/",
    ];

    private static readonly string[] Shapes =
    [
        "http://127%2e0%2e0%2e1:{0}/", "http://%31%32%37.0.0.1:{0}/", "http://example.com@127.0.0.1:{0}/", "http://example.com:80@127.0.0.1:{0}/",
        "http://me:secret@localhost:{0}/", "http://a:b@c@127.0.0.1:{0}/", "http://@127.0.0.1:{0}/", "http://:@127.0.0.1:{0}/", "http://example.invalid%40127.0.0.1:{0}/",
        "http://127.0.0.1%2f@example.invalid:{0}/", "http://127.0.0.1:{0}#@example.com/", "http://127.0.0.1:{0}?@example.com/", "http://127.0.0.1:{0}\\@example.com/",
        "http://127.0.0.1:{0}\\.example.com/", "http:\\\\127.0.0.1:{0}\\", "http:/127.0.0.1:{0}/", "http:127.0.0.1:{0}/", "http:///127.0.0.1:{0}/", "http:////127.0.0.1:{0}/",
        "http://\\127.0.0.1:{0}/", " http://127.0.0.1:{0}/", "\u00A0http://127.0.0.1:{0}/", "http://127.0.0.1\t:{0}/", "http://127.0.0.1\n:{0}/", "ht\ntp://127.0.0.1:{0}/",
        "http://127.0.0.1:{0}/\r\nX-Other: 1", "http://127.0.0.1:{0}/%0d%0aX-Other:%201", "http://127.0.0.1\r\n.example.invalid:{0}/", "http://127.0.0.1:{0}/\u560D\u560AX-Other:1",
        "HTTP://127.0.0.1:{0}/", "hTTp://127.0.0.1:{0}/", "//127.0.0.1:{0}/", "//localhost:{0}/", "/\\127.0.0.1:{0}/", "\\\\127.0.0.1\\share", "127.0.0.1:{0}", "localhost:{0}/",
        "http://127.0.0.1:0{0}/", "http://127.0.0.1:+{0}/", "http://127.0.0.1: {0}/", "http://127.0.0.1:-1/", "http://127.0.0.1:99999/", "http://127.0.0.1:{0}:80/", "http://127.0.0.1:/",
        "http://127.0.0.1:{0}/generations/1.png", "http://127.0.0.1:{0}/uploads/0123456789abcdef0123456789abcdef.png?sig=AAAAAAAAAAAAAAAAAAAAAA", "http://127.0.0.1,example.com:{0}/",
        "http://", "http://:{0}/", "http://a..b:{0}/", "http://-:{0}/", "http://.:{0}/", "",
    ];

    private static readonly string[] Schemes =
    [
        "file:///etc/passwd", "file://localhost/etc/passwd", "file://127.0.0.1/etc/passwd", "/etc/passwd", "../../etc/passwd", "ftp://127.0.0.1:{0}/", "ftps://127.0.0.1:{0}/",
        "gopher://127.0.0.1:{0}/_GET", "ws://127.0.0.1:{0}/", "wss://127.0.0.1:{0}/", "dict://127.0.0.1:{0}/", "ldap://127.0.0.1:{0}/", "tftp://127.0.0.1:{0}/", "sftp://127.0.0.1:{0}/",
        "jar:http://127.0.0.1:{0}/!/", "netdoc:///etc/passwd", "view-source:http://127.0.0.1:{0}/", "blob:http://127.0.0.1:{0}/x", "javascript:alert(1)", "http+unix://%2Fvar%2Frun%2Fdocker.sock/",
        "unix:///var/run/docker.sock", "url:http://127.0.0.1:{0}/", "feed:http://127.0.0.1:{0}/", "data:text/plain,http://127.0.0.1:{0}/", "data:image/svg+xml,<svg><image href='http://127.0.0.1:{0}/'/></svg>",
        "net.tcp://127.0.0.1:{0}/", "news:127.0.0.1", "s3://127.0.0.1:{0}/x",
    ];

    /// <summary>Some of each sort, for where all would take too long.</summary>
    public static IReadOnlyList<string> Few(int port) => Format(
        ["http://localhost:{0}/", "http://127.0.0.1:{0}/", "http://2130706433:{0}/", "http://0:{0}/", "http://[::1]:{0}/", "http://[::ffff:127.0.0.1]:{0}/", "http://①②⑦.⓪.⓪.①:{0}/", "http://local\u00ADhost:{0}/", "http://me:x@127.0.0.1:{0}/", "file:///etc/passwd"],
        port);

    /// <summary>All of them, aimed at a port of this machine.</summary>
    public static IReadOnlyList<string> All(int port) => Format(
        [.. Names, .. Numbers, .. Six, .. Metadata, .. Letters, .. Shapes, .. Schemes, $"http://{new string('a', 300)}.example:{{0}}/", $"http://{new string('a', 5000)}"], port);

    private static List<string> Format(IEnumerable<string> urls, int port) =>
        [.. urls.Select(url => url.Replace("{0}", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))];
}
