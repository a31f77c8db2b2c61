using System.Globalization;
using Microsoft.Extensions.Options;
using Tessera.Server.Artifacts;
using Tessera.Server.Artifacts.S3;
using Tessera.Server.Artifacts.Uploads;
using Tessera.Server.Generations;
using Tessera.Server.Generations.History;

namespace Tessera.Server.Admin.Installation;

/// <summary>The two stores between which files are copied, and which files are in use.</summary>
internal sealed class FileStores(ArtifactFolder folder, S3Artifacts bucket, IOptions<S3Options> s3, GenerationReader generations, UploadStore uploads)
{
    public IArtifactStore Folder => folder;

    public IArtifactStore Bucket => bucket;

    public bool HasBucket => !string.IsNullOrEmpty(s3.Value.Bucket);

    public async Task<bool> IsUsedAsync(ArtifactKey key)
    {
        if (key.Folder == ArtifactKey.Uploads)
        {
            return await uploads.HasAsync(key.Stem);
        }

        var id = new GenerationId(long.Parse(key.Stem, NumberStyles.None, CultureInfo.InvariantCulture));
        return await generations.FindAsync(id) is { FileDeletedAt: null } generation
            && (key.Folder == ArtifactKey.Thumbnails ? generation.HasThumbnail : generation.FileExtension == key.Type.Extension);
    }
}
