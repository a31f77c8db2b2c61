using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;

namespace Tessera.Server.Artifacts.S3;

/// <summary>
/// Stores files as objects of a bucket that any number of servers share. The protocol makes each object appear completely or
/// not at all; nothing is stored on this machine.
/// </summary>
internal sealed class S3Artifacts(S3Bucket bucket, IOptions<S3Options> options) : IArtifactStore
{
    private const string Hash = "sha256";

    public bool HasRoom => true;

    public IDisposable? TryClaim(long bytes) => Claim(bytes);

    // A bucket does not use this machine's disk.
    public IDisposable Claim(long bytes) => Stream.Null;

    public async Task SaveAsync(ArtifactKey key, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        if (content.Length > options.Value.MultipartBytes)
        {
            await SaveInPartsAsync(key, content, ct);
            return;
        }

        await PutAsync(key, StreamOf(content), HashOf(content), ct);
    }

    // A file that has to be sent in parts is read into memory.
    public async Task SaveFileAsync(ArtifactKey key, string path, CancellationToken ct)
    {
        await using var content = File.OpenRead(path);
        if (content.Length > options.Value.MultipartBytes)
        {
            await SaveInPartsAsync(key, await File.ReadAllBytesAsync(path, ct), ct);
            return;
        }

        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        content.Position = 0;
        await PutAsync(key, content, hash, ct);
    }

    private async Task PutAsync(ArtifactKey key, Stream content, string hash, CancellationToken ct)
    {
        var request = new PutObjectRequest
        {
            BucketName = bucket.Name,
            Key = bucket.ObjectOf(key),
            InputStream = content,
            ContentType = key.Type.ContentType,
            UseChunkEncoding = options.Value.ChunkEncoding,
        };
        request.Metadata[Hash] = hash;
        await bucket.AskAsync(client => client.PutObjectAsync(request, ct), ct);
    }

    public async Task<StoredFile?> OpenReadAsync(ArtifactKey key, CancellationToken ct)
    {
        var request = new GetObjectMetadataRequest { BucketName = bucket.Name, Key = bucket.ObjectOf(key) };
        var found = await bucket.AskAsync(client => FindAsync(client, request, ct), ct);
        if (found is null)
        {
            return null;
        }

        var length = found.ContentLength;
        var version = found.ETag.Trim('"');
        return new StoredFile(new S3ObjectStream(bucket, request.Key, version, length), length, version, found.Metadata[Hash]);
    }

    public Task DeleteAsync(ArtifactKey key, CancellationToken ct) =>
        bucket.AskAsync(client => client.DeleteObjectAsync(new DeleteObjectRequest { BucketName = bucket.Name, Key = bucket.ObjectOf(key) }, ct), ct);

    public async IAsyncEnumerable<IArtifactStore.ListedFile> ListAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var folder in ArtifactKey.Folders)
        {
            var request = new ListObjectsV2Request { BucketName = bucket.Name, Prefix = $"{bucket.Prefix}{folder}/" };
            do
            {
                var page = await bucket.AskAsync(client => client.ListObjectsV2Async(request, ct), ct);
                foreach (var item in page.S3Objects ?? [])
                {
                    if (ArtifactKey.TryParse($"/{item.Key[bucket.Prefix.Length..]}", out var key))
                    {
                        yield return new IArtifactStore.ListedFile(key, item.Size ?? 0);
                    }
                }

                request.ContinuationToken = page.NextContinuationToken;
            }
            while (request.ContinuationToken is not null);
        }
    }

    private async Task SaveInPartsAsync(ArtifactKey key, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var start = new InitiateMultipartUploadRequest { BucketName = bucket.Name, Key = bucket.ObjectOf(key), ContentType = key.Type.ContentType };
        start.Metadata[Hash] = HashOf(content);
        var upload = await bucket.AskAsync(client => client.InitiateMultipartUploadAsync(start, ct), ct);
        var isWhole = false;
        try
        {
            var parts = await SendPartsAsync(start.Key, upload.UploadId, content, ct);
            var end = new CompleteMultipartUploadRequest { BucketName = bucket.Name, Key = start.Key, UploadId = upload.UploadId, PartETags = parts };
            await bucket.AskAsync(client => client.CompleteMultipartUploadAsync(end, ct), ct);
            isWhole = true;
        }
        finally
        {
            if (!isWhole)
            {
                await AbortAsync(start.Key, upload.UploadId);
            }
        }
    }

    private async Task<List<PartETag>> SendPartsAsync(string name, string uploadId, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var parts = new List<PartETag>();
        var size = options.Value.MultipartBytes;
        for (var start = 0; start < content.Length; start += size)
        {
            var part = content.Slice(start, Math.Min(size, content.Length - start));
            var request = new UploadPartRequest
            {
                BucketName = bucket.Name,
                Key = name,
                UploadId = uploadId,
                PartNumber = parts.Count + 1,
                PartSize = part.Length,
                InputStream = StreamOf(part),
                UseChunkEncoding = options.Value.ChunkEncoding,
            };
            var sent = await bucket.AskAsync(client => client.UploadPartAsync(request, ct), ct);
            parts.Add(new PartETag(request.PartNumber.Value, sent.ETag));
        }

        return parts;
    }

    // Parts of an incomplete upload are invisible and cost money.
    private async Task AbortAsync(string name, string uploadId)
    {
        var request = new AbortMultipartUploadRequest { BucketName = bucket.Name, Key = name, UploadId = uploadId };
        try
        {
            await bucket.AskAsync(client => client.AbortMultipartUploadAsync(request, CancellationToken.None), CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // The original exception is the one to report; a life-cycle rule of the bucket removes the parts.
        }
    }

    private static async Task<GetObjectMetadataResponse?> FindAsync(AmazonS3Client client, GetObjectMetadataRequest request, CancellationToken ct)
    {
        try
        {
            return await client.GetObjectMetadataAsync(request, ct);
        }
        catch (AmazonS3Exception absent) when (absent.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private static string HashOf(ReadOnlyMemory<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content.Span));

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> content) => MemoryMarshal.TryGetArray(content, out var array)
        ? new MemoryStream(array.Array ?? [], array.Offset, array.Count, writable: false)
        : new MemoryStream(content.ToArray(), writable: false);
}
