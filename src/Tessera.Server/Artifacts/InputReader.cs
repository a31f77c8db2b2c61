using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Tessera.Media;
using Tessera.Providers;
using Tessera.Server.Artifacts.Fetching;
using Tessera.Server.Hosting;
using Tessera.Server.Http;

namespace Tessera.Server.Artifacts;

/// <summary>
/// Reads the file that a <c>*_url</c> member names: an https or http URL, a <c>data:</c> URI, or a link to one of our own
/// files, which is read from the store and never over the network.
/// </summary>
internal sealed class InputReader(
    GuardedFetcher fetcher, IArtifactStore store, SignedLinks links, PublicAddress address, MemoryGate memory, IOptions<ArtifactOptions> options)
{
    /// <summary>The memory, in bytes, that ffprobe needs.</summary>
    private const long ProbeBytes = 64_000_000;

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    private int MaxBytes => options.Value.MaxUploadBytes;

    /// <summary>Reads the file, detects its type, and refuses it when it cannot be read completely.</summary>
    /// <param name="member">The member's name on the wire, for the error.</param>
    /// <param name="url">The value that the caller gave.</param>
    /// <param name="expected">The kind of media required; audio may be in a video.</param>
    /// <param name="ct">Cancels the read.</param>
    /// <param name="owner">The account of the caller.</param>
    public async Task<InputResult> ReadAsync(string member, string url, MediaKind expected, CancellationToken ct, long owner = 0)
    {
        var result = await ReadAcceptedAsync(member, url, expected, ct, owner);
        if (result is not InputResult.Read read)
        {
            return result;
        }

        try
        {
            using var room = read.Type.Kind == MediaKind.Image
                ? null
                : await memory.TryEnterAsync(owner, ProbeBytes, MaxWait, ct) ?? throw new OverloadedException();
            return read with { Measure = await InputCheck.MeasureAsync(read.Type, read.Content, expected, ct) };
        }
        catch (MediaToolException broken)
        {
            return new InputResult.Refused(new FieldError(member, InputTexts.Broken(member, url, read.Type.ContentType, broken.Message)));
        }
    }

    /// <summary>Reads a file that was accepted before, without checking it again.</summary>
    public async Task<InputResult> ReadAcceptedAsync(string member, string url, MediaKind expected, CancellationToken ct, long owner = 0)
    {
        var (content, problem) = await ReadAsync(url, owner, ct);
        if (content is null)
        {
            return new InputResult.Refused(new FieldError(member, InputTexts.Unusable(member, url, problem)));
        }

        return FileType.Recognise(content) is { } type && type.IsUsableAs(expected)
            ? new InputResult.Read(type, content)
            : new InputResult.Refused(WrongType(member, url, content, expected));
    }

    /// <summary>
    /// The same for a file that is sent from the disk: one of our own is copied to <paramref name="path"/> piece by piece. Any
    /// other is read.
    /// </summary>
    public async Task<InputResult> CopyAcceptedAsync(string member, string url, MediaKind expected, string path, CancellationToken ct)
    {
        if (LinkOf(url) is not { } uri || !TryReadLink(uri, out var key, out var isSigned) || !isSigned || await store.OpenReadAsync(key, ct) is not { } file)
        {
            return await ReadAcceptedAsync(member, url, expected, ct);
        }

        await using var stored = file.Content;
        await using (var copy = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true))
        {
            await stored.CopyToAsync(copy, ct);
        }

        var head = await FileType.HeadOfAsync(path, ct);
        return FileType.Recognise(head) is { } type && type.IsUsableAs(expected)
            ? new InputResult.Copied(type, path)
            : new InputResult.Refused(WrongType(member, url, head, expected));
    }

    private async Task<(byte[]? Content, LocalText Problem)> ReadAsync(string url, long owner, CancellationToken ct)
    {
        if (DataUri.IsOne(url))
        {
            var content = DataUri.Decode(url, MaxBytes, out var problem);
            return (content, problem is null ? default : InputTexts.Of(problem));
        }

        if (LinkOf(url) is { } uri)
        {
            return TryReadLink(uri, out var key, out var isSigned) && (isSigned || IsOurs(uri))
                ? await ReadStoredAsync(key, isSigned, ct)
                : await FetchAsync(uri, owner, ct);
        }

        return (null, InputTexts.Forms);
    }

    private Uri? LinkOf(string url) =>
        Uri.TryCreate(url.StartsWith('/') ? address.Url + url : url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? uri
            : null;

    /// <summary>Whether the URL has the form of our links; a link with our signature is ours whatever its host.</summary>
    private bool TryReadLink(Uri uri, out ArtifactKey key, out bool isSigned)
    {
        var ownPath = new Uri(address.Url).AbsolutePath.TrimEnd('/');
        var path = uri.AbsolutePath.StartsWith(ownPath, StringComparison.Ordinal) ? uri.AbsolutePath[ownPath.Length..] : uri.AbsolutePath;
        isSigned = ArtifactKey.TryParse(path, out key)
            && links.Verify(key, QueryHelpers.ParseQuery(uri.Query).GetValueOrDefault(SignedLinks.Parameter));
        return key != default;
    }

    private bool IsOurs(Uri uri) => uri.Authority.Equals(new Uri(address.Url).Authority, StringComparison.OrdinalIgnoreCase);

    private async Task<(byte[]? Content, LocalText Problem)> ReadStoredAsync(ArtifactKey key, bool isSigned, CancellationToken ct)
    {
        var file = isSigned ? await store.OpenReadAsync(key, ct) : null;
        if (file is null)
        {
            return (null, InputTexts.DeadLink);
        }

        await using var content = file.Content;
        if (file.Length > MaxBytes)
        {
            return (null, LimitedBody.LargerThan(MaxBytes));
        }

        var bytes = new byte[file.Length];
        await content.ReadExactlyAsync(bytes, ct);
        return (bytes, default);
    }

    private async Task<(byte[]? Content, LocalText Problem)> FetchAsync(Uri uri, long owner, CancellationToken ct) =>
        await fetcher.FetchAsync(uri, MaxBytes, ct, owner: owner) switch
        {
            FetchResult.Busy => throw new OverloadedException(),
            FetchResult.Fetched fetched => (fetched.Content, default),
            FetchResult.Refused refused => (null, refused.Reason),
            var unknown => throw new InvalidOperationException($"{unknown} is an unknown result of a fetch."),
        };

    private static FieldError WrongType(string member, string url, byte[] content, MediaKind expected)
    {
        var allowed = FileType.UsableAs(expected).Select(type => type.Format).ToList();
        return new FieldError(member, InputTexts.WrongType(member, url, content, allowed), allowed);
    }
}
