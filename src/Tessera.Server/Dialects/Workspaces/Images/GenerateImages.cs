using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Workspaces.Images;

/// <summary><c>POST /</c> and <c>POST /edit</c>: images from text, or from images and text.</summary>
internal sealed class GenerateImages(ReadImagesCall read, GenerateBatch batches, ImageReplies replies)
{
    public static Task<Results<WireReply<ImagesReply>, ApiError>> HandleNew(
        GenerateImagesRequest request, WorkspaceCaller caller, Language language, GenerateImages generate, CancellationToken ct) =>
        generate.RunAsync(request, caller, language, ct);

    public static Task<Results<WireReply<ImagesReply>, ApiError>> HandleEdit(
        EditImagesRequest request, WorkspaceCaller caller, Language language, GenerateImages generate, CancellationToken ct) =>
        generate.RunAsync(request, caller, language, ct);

    private async Task<Results<WireReply<ImagesReply>, ApiError>> RunAsync(ImagesBody request, WorkspaceCaller caller, Language language, CancellationToken ct)
    {
        var call = await read.ReadAsync(request, caller);
        if (call.IsError)
        {
            return call.Error;
        }

        var batch = await batches.MakeAsync(caller, call.Value, ct);
        return batch.IsError ? batch.Error : replies.ToResult(call.Value, batch.Value, language);
    }
}
