using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Tessera.Bench;

/// <summary>
/// Opens many streams, all at once or so many a second, and reads each to its end, after some that warm up both ends and
/// are not counted. The first token is timed from the request on. Every token carries the moment the upstream sent it (both
/// processes share the machine's monotonic clock): of the later ones the way through the server is timed.
/// </summary>
internal static class StreamLoad
{
    private const int WarmUp = 200;
    private const string OurRequest = """{"model":"gpt-5-nano","messages":[{"role":"user","content":"Go"}],"stream":true}""";
    private const string UpstreamRequest = """{"model":"slow-200","messages":[{"role":"user","content":"Go"}],"stream":true}""";

    public static async Task<int> RunAsync(Uri url, string key, string count, string? perSecond = null)
    {
        var streams = int.Parse(count, CultureInfo.InvariantCulture);
        var apart = perSecond is null ? TimeSpan.Zero : TimeSpan.FromSeconds(1) / int.Parse(perSecond, CultureInfo.InvariantCulture);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
        var first = new List<double>(streams);
        var all = new List<double>();
        var broken = 0;
        await OpenAsync(WarmUp, TimeSpan.FromMilliseconds(10));
        foreach (var delays in await OpenAsync(streams, apart))
        {
            if (delays.Count != 25)
            {
                broken++;
                continue;
            }

            first.Add(delays[0]);
            all.AddRange(delays.Skip(1));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{streams} {broken} {Percentiles.Of(first, 50):0.0} {Percentiles.Of(first, 99):0.0} {Percentiles.Of(all, 50):0.0} {Percentiles.Of(all, 99):0.0}"));
        return broken == 0 ? 0 : 1;

        Task<List<double>[]> OpenAsync(int count, TimeSpan apart) =>
            Task.WhenAll(Enumerable.Range(0, count).Select(turn => ReadAsync(http, url, key, apart * turn)));
    }

    private static async Task<List<double>> ReadAsync(HttpMessageInvoker http, Uri url, string key, TimeSpan after)
    {
        await Task.Delay(after);
        var isOurs = url.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(isOurs ? OurRequest : UpstreamRequest, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var delays = new List<double>(25);
        var asked = Stopwatch.GetTimestamp();
        using var response = await http.SendAsync(request, CancellationToken.None);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (await lines.ReadLineAsync() is { } line)
        {
            var member = isOurs ? "\"delta\":\"" : "\"content\":\"";
            var start = line.IndexOf(member, StringComparison.Ordinal);
            if (start < 0)
            {
                continue;
            }

            var text = line.AsSpan(start + member.Length);
            var sent = long.Parse(text[..text.IndexOf(' ')], CultureInfo.InvariantCulture);
            delays.Add(Stopwatch.GetElapsedTime(delays.Count == 0 ? asked : sent).TotalMilliseconds);
        }

        return delays;
    }
}
