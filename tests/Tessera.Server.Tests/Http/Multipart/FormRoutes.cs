using System.Text;

namespace Tessera.Server.Tests.Http.Multipart;

/// <summary>The routes that take multipart forms, each with a whole form for it.</summary>
internal static class FormRoutes
{
    /// <summary>A link of fal's storage, which has no key.</summary>
    public const string FalStorage = "/fal/storage";

    // The part with the file, and the parts of text. The sandbox does not start a video that is to fail.
    private static readonly Dictionary<string, (string File, (string Name, string Value)[] Texts)> Forms = new(StringComparer.Ordinal)
    {
        ["/v1/images/edits"] = ("image", [("model", "gpt-image-2"), ("prompt", "A fox"), ("quality", "low")]),
        ["/v1/audio/transcriptions"] = ("file", [("model", "whisper-1")]),
        ["/v1/audio/translations"] = ("file", [("model", "whisper-1")]),
        ["/v1/videos"] = ("input_reference", [("model", "veo-3.1"), ("prompt", "A fox [sandbox: delay=600s fail=timeout]")]),
        ["/v1/files"] = ("file", [("purpose", "vision")]),
        ["/api/v2/stt"] = ("audio", [("model", "whisper")]),
        ["/api/v2/uploads"] = ("file", []),
        ["/replicate/v1/files"] = ("content", []),
        [FalStorage] = ("file", []),
    };

    public static TheoryData<string> All => [.. Forms.Keys];

    /// <summary>The form of a route, each of whose parts is a disposition and its content as Latin-1.</summary>
    public static async Task<IReadOnlyList<RawPart>> PartsAsync(string route)
    {
        var (file, texts) = Forms[route];
        var content = route.Contains("/audio/", StringComparison.Ordinal) || route.EndsWith("/stt", StringComparison.Ordinal)
            ? await Samples.SoundAsync("wav")
            : LargePicture();
        return
        [
            .. texts.Select(text => new RawPart($"Content-Disposition: form-data; name=\"{text.Name}\"", text.Value)),
            new RawPart($"Content-Disposition: form-data; name=\"{file}\"; filename=\"fox.bin\"", Encoding.Latin1.GetString(content)) { File = file },
        ];
    }

    /// <summary>The request line, and the header with the key.</summary>
    public static async Task<string> HeadAsync(string route, TestAccount account)
    {
        if (route != FalStorage)
        {
            return $"POST {route} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {account.Key}\r\n";
        }

        var announced = await account.Client.PostTextAsync(
            "/fal/rest/storage/upload/initiate?storage_type=fal-cdn-v3", """{"content_type":"image/png","file_name":"fox.png"}""").JsonAsync();
        return $"PUT {new Uri(announced.Text("upload_url").ShouldNotBeNull()).PathAndQuery} HTTP/1.1\r\nHost: localhost\r\n";
    }

    // More than is kept in memory, so that it is written to a temporary file while it is read.
    private static byte[] LargePicture()
    {
        var picture = new byte[100_000];
        Samples.Png.CopyTo(picture, 0);
        return picture;
    }

    /// <param name="Headers">Its headers.</param>
    /// <param name="Content">Its content, a character for each byte.</param>
    internal sealed record RawPart(string Headers, string Content)
    {
        /// <summary>The part's name, if it is the one with the file.</summary>
        public string? File { get; init; }
    }
}
