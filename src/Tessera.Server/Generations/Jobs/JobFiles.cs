using System.Text.Json;
using Tessera.Media;
using Tessera.Providers;
using Tessera.Server.Artifacts;
using Tessera.Server.Artifacts.Fetching;
using Tessera.Server.Catalog;
using Tessera.Server.Generations.History;
using Tessera.Server.Hosting;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Generations.Jobs;

/// <summary>
/// The files of a job: its inputs, read from our own store, and its result, which is fetched, checked, measured and stored.
/// </summary>
internal sealed class JobFiles(
    InputReader inputs,
    GuardedFetcher fetcher,
    ArtifactIntake artifacts,
    SignedLinks links,
    FileRetention retention,
    GenerationReader reader,
    RetryUntilDeadline retry)
{
    private const long MaxResultBytes = 512_000_000;

    // Each attempt may transfer the largest result for nothing.
    private const int MaxTruncated = 3;

    /// <summary>Reads the images; recordings, which may be large, are copied to a folder of the job's own.</summary>
    public async Task<Inputs> ReadInputsAsync(Generation generation, JobRequest request, Model model, CancellationToken ct)
    {
        var folder = model.Inputs.Any(rule => rule.Kind == MediaKind.Audio && request.Inputs.ContainsKey(rule.Name)) ? new TemporaryFolder() : null;
        try
        {
            var read = await ReadInputsAsync(generation, request, model, folder, ct);
            folder = read is Inputs.Read ? null : folder;
            return read;
        }
        finally
        {
            folder?.Dispose();
        }
    }

    private async Task<Inputs> ReadInputsAsync(Generation generation, JobRequest request, Model model, TemporaryFolder? folder, CancellationToken ct)
    {
        var files = new Dictionary<string, MediaInput>(StringComparer.Ordinal);
        foreach (var rule in model.Inputs)
        {
            if (!request.Inputs.TryGetValue(rule.Name, out var link))
            {
                continue;
            }

            Task<InputResult> ReadAsync() => folder is not null && rule.Kind == MediaKind.Audio
                ? inputs.CopyAcceptedAsync(rule.Name, link, rule.Kind, folder.File(rule.Name), ct)
                : inputs.ReadAcceptedAsync(rule.Name, link, rule.Kind, ct);
            switch (await retry.RepeatAsync(generation, ReadAsync, _ => false, ct))
            {
                case InputResult.Read read:
                    files[rule.Name] = read.Input;
                    break;
                case InputResult.Copied copied:
                    files[rule.Name] = copied.Input;
                    break;
                case InputResult.Refused refused:
                    return new Inputs.Refused(refused.Error.Message);
                case null:
                    return new Inputs.Lost();
            }
        }

        return new Inputs.Read(files, folder);
    }

    /// <summary>Fetches the result from its provider and stores it.</summary>
    public async Task<JobStep> FetchAsync(JobStep.Loaded job, ServingRoute route, Uri address, CancellationToken ct)
    {
        var truncated = 0;
        return await retry.RepeatAsync(
            job.Generation,
            () => fetcher.FetchAsync(address, MaxResultBytes, ct, route.Credential?.Files.For(address), job.Generation.Account.Value),
            result => result is FetchResult.Refused { IsTruncated: true }
                ? ++truncated < MaxTruncated
                : result is FetchResult.Busy or FetchResult.Refused { IsTransient: true },
            ct) switch
        {
            null => new JobStep.Lost(),
            FetchResult.Fetched fetched => await StoreAsync(job, fetched.Content, ct),
            FetchResult.Refused refused => Unusable(job, $"The result could not be fetched from the provider: {refused.Reason.En}"),
            var other => throw new InvalidOperationException($"Unknown fetch result {other}."),
        };
    }

    /// <summary>Stores the result under the generation's ID and adds it to the outcome.</summary>
    public Task<JobStep> StoreAsync(JobStep.Loaded job, byte[] content, CancellationToken ct)
    {
        var kind = KindOf(job.Generation.Category, job.Model, content);
        var format = FormatOf(job, kind);
        return StoreAsync(job, () => artifacts.StoreAsync(job.Generation.Id.Value, content, kind, format, ct), ct);
    }

    /// <summary>The same for a file on disk. Sound is stored from there; anything else is read, as its pixels are needed for a thumbnail.</summary>
    public async Task<JobStep> StoreFileAsync(JobStep.Loaded job, string path, CancellationToken ct)
    {
        if (KindOf(job.Generation.Category, job.Model, await FileType.HeadOfAsync(path, ct)) is not MediaKind.Audio)
        {
            return await StoreAsync(job, await File.ReadAllBytesAsync(path, ct), ct);
        }

        var format = FormatOf(job, MediaKind.Audio);
        return await StoreAsync(job, () => artifacts.StoreSoundAsync(job.Generation.Id.Value, path, format, ct), ct);
    }

    // The format the caller requested, whatever the provider was asked for: some providers produce only one format.
    private static FileType? FormatOf(JobStep.Loaded job, MediaKind kind) =>
        FileType.OfFormat(new CallOptions(job.Request.Options).Text("format")) is { } format && format.Kind == kind ? format : null;

    private async Task<JobStep> StoreAsync(JobStep.Loaded job, Func<Task<IntakeResult>> store, CancellationToken ct)
    {
        var generation = job.Generation;
        FailPoints.Hit(FailPoints.BeforeFileStored);
        var stored = await retry.RepeatAsync(generation, store, _ => false, ct);
        FailPoints.Hit(FailPoints.AfterFileStored);
        return stored switch
        {
            null => new JobStep.Lost(),
            IntakeResult.Stored { Artifact: var artifact } => new JobStep.Ended(generation, GenerationOutcome.Completed(generation) with
            {
                FileExtension = artifact.Extension,
                ResultUrl = links.ForGeneration(generation.Id.Value, artifact.Extension),
                FileBytes = artifact.Bytes,
                HasThumbnail = artifact.HasThumbnail,
                ResultMetadata = JsonSerializer.Serialize(artifact.Metadata, WireJson.Options),
                ExpiresAt = await retention.ExpiryAsync(generation),
            }),
            IntakeResult.Refused refused => Unusable(job, $"The provider's result is unusable: {refused.Reason}"),
            var other => throw new InvalidOperationException($"Unknown intake result {other}."),
        };
    }

    /// <summary>
    /// Deletes the stored result of a generation that ended without it. When another worker completed the generation, this file
    /// is its result, because both workers store it under the generation's ID.
    /// </summary>
    public async Task DiscardAsync(Generation generation, string extension)
    {
        if (await reader.FindAsync(generation.Id) is not { State: GenerationState.Completed })
        {
            await artifacts.DeleteAsync(generation.Id.Value, extension);
        }
    }

    private static JobStep.Ended Unusable(JobStep.Loaded job, string reason) =>
        new(job.Generation, GenerationOutcome.Failure(GenerationOutcome.ProviderError, reason));

    // Tools produce either kind; when the model is no longer in the catalogue, the file itself decides.
    private static MediaKind KindOf(Category category, Model? model, byte[] content) => category switch
    {
        Category.Image => MediaKind.Image,
        Category.Video => MediaKind.Video,
        Category.Tts or Category.Music => MediaKind.Audio,
        Category.Tool when model is null => FileType.Recognise(content)?.Kind is MediaKind.Audio ? MediaKind.Audio : MediaKind.Image,
        Category.Tool => model.Inputs.Any(input => input.Media == "image") ? MediaKind.Image : MediaKind.Audio,
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "This category has no files."),
    };

    /// <summary>The result of reading a job's input files.</summary>
    internal abstract record Inputs
    {
        private Inputs()
        {
        }

        /// <summary>All files, by the member that named them, and the folder of those on disk, which whoever uses them deletes.</summary>
        internal sealed record Read(Dictionary<string, MediaInput> Files, IDisposable? Folder) : Inputs;

        /// <summary>One of the files can no longer be used.</summary>
        internal sealed record Refused(string Reason) : Inputs;

        /// <summary>Another worker or a cancel took the row while the store was down.</summary>
        internal sealed record Lost : Inputs;
    }
}
