using Tessera.Server.Catalog;
using Tessera.Server.Generations;
using Tessera.Server.Http;
using Tessera.Server.Storage;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Workspaces.Images;

/// <summary>
/// An image takes one from the quota of its workspace, from its admission on, and returns it when it ends without a result.
/// One by a test key is an image of the workspace too, but takes nothing.
/// </summary>
internal sealed class WorkspaceImageCharge : IAdmissionCharge
{
    public bool AppliesTo(NewGeneration generation) => generation.Target is Target;

    public async Task<ApiError?> TryTakeAsync(Session session, NewGeneration generation) =>
        generation.Caller.IsTest || await WorkspaceQuota.TryTakeAsync(session, ImageOf(generation).Workspace, generation.Hold.At)
            ? null
            : WorkspaceErrors.NoImagesLeft();

    public Task ReturnAsync(Session session, NewGeneration generation) => generation.Caller.IsTest
        ? Task.CompletedTask
        : WorkspaceQuota.GiveBackAsync(session, ImageOf(generation).Workspace, generation.Hold.At);

    public Task RecordAsync(Session session, NewGeneration generation, GenerationId id) => WorkspaceImages.AddAsync(
        session, id.Value, generation.Model, ImageOf(generation), isCounted: !generation.Caller.IsTest, generation.Hold.At);

    public Task ReleaseAsync(Session session, Generation ended, long released) =>
        ended is { Category: Category.Image, State: not GenerationState.Completed }
            ? WorkspaceQuota.GiveBackAsync(session, ended.Id.Value)
            : Task.CompletedTask;

    private static WorkspaceImage ImageOf(NewGeneration generation) => (generation.Target as Target)?.Image
        ?? throw new InvalidOperationException("It is not an image of a workspace.");

    /// <summary>The image that a generation is made for.</summary>
    internal sealed record Target(WorkspaceImage Image) : GenerationTarget;
}
