using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Workspaces.Images;

/// <summary><c>POST /</c> and <c>POST /edit</c>: images from text, or from images and text.</summary>
internal sealed class GenerateImages(ReadImagesCall read, GenerateBatch batches, ImageReplies replies)
{
    public static Task<Results<WireReply<ImagesReply>, ApiError>> HandleNew(
        GenerateImagesRequest request, WorkspaceCaller caller, HttpContext context, GenerateImages generate) => generate.RunAsync(request, caller, context);

    public static Task<Results<WireReply<ImagesReply>, ApiError>> HandleEdit(
        EditImagesRequest request, WorkspaceCaller caller, HttpContext context, GenerateImages generate) => generate.RunAsync(request, caller, context);

    private async Task<Results<WireReply<ImagesReply>, ApiError>> RunAsync(ImagesBody request, WorkspaceCaller caller, HttpContext context)
    {
        var call = await read.ReadAsync(request, caller);
        if (call.IsError)
        {
            return call.Error;
        }

        var batch = await batches.MakeAsync(caller, call.Value, context.RequestAborted);
        if (batch.IsError)
        {
            return batch.Error;
        }

        return replies.ToResult(context, call.Value, batch.Value);
    }
}
