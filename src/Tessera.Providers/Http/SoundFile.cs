namespace Tessera.Providers.Http;

/// <summary>A vendor's reply that is the sound itself. Its content type is not trusted: some vendors declare bytes.</summary>
internal static class SoundFile
{
    /// <summary>The mark of MP4 begins at the fifth byte and that of WAV at the ninth: four letters each.</summary>
    private const int HeadBytes = 12;

    /// <summary>The sound; null if it is something else, such as an error or the page of a proxy.</summary>
    public static TaskOutput.File? Read(byte[]? body) => body is not null && IsSound(body) ? new TaskOutput.File(body) : null;

    /// <summary>A reply with the sound itself, as it arrives; the sound then owns the reply, which is otherwise disposed here.</summary>
    /// <param name="response">The reply, of which only the headers have been read.</param>
    /// <param name="ofRefusal">What another status than success means.</param>
    /// <param name="ofOther">What another body than sound means; null stands for one that is larger than a status can be.</param>
    /// <param name="ct">Cancels the wait for the first bytes.</param>
    public static async Task<TaskState> ReceiveAsync(
        HttpResponseMessage response, Func<HttpResponseMessage, Task<ProviderFailure>> ofRefusal, Func<byte[]?, ProviderFailure> ofOther, CancellationToken ct)
    {
        TaskState.Completed? made = null;
        try
        {
            if (!response.IsSuccessStatusCode)
            {
                return new TaskState.Failed(await ofRefusal(response));
            }

            var body = await response.Content.ReadAsStreamAsync(ct);
            var head = new byte[HeadBytes];
            var length = await body.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
            var arriving = new ArrivingBody(response, head[..length], body);
            made = IsSound(head.AsSpan(0, length)) ? new TaskState.Completed(new TaskOutput.Arriving(arriving)) : null;
            return made is not null ? made : new TaskState.Failed(ofOther(await Reply.ReadBytesAsync(arriving, Reply.StatusBytes, ct)));
        }
        finally
        {
            if (made is null)
            {
                response.Dispose();
            }
        }
    }

    // MP3 with and without a tag, AAC, WAV, Ogg, FLAC and MP4. Samples without a header are not asked for.
    private static bool IsSound(ReadOnlySpan<byte> body) =>
        body.StartsWith("ID3"u8) || body is [0xFF, >= 0xE0, ..]
        || (body.StartsWith("RIFF"u8) && body.Length >= 12 && body[8..].StartsWith("WAVE"u8))
        || body.StartsWith("OggS"u8) || body.StartsWith("fLaC"u8)
        || (body.Length >= 8 && body[4..].StartsWith("ftyp"u8));
}
