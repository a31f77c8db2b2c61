using Tessera.Server.Authentication;

namespace Tessera.Server.Dialects.Images;

/// <summary><c>POST /</c> and <c>POST /edit</c>: pictures from words, or from pictures and words.</summary>
internal static class GenerateImages
{
    public static Task<IResult> HandleNew(
        WorkspaceCaller caller, HttpContext context, ReadImagesCall read, MakeImages make, ImageReplies replies) =>
        RunAsync((context, caller), read.ReadAsync(context, caller, isEdit: false), make, replies);

    public static Task<IResult> HandleEdit(
        WorkspaceCaller caller, HttpContext context, ReadImagesCall read, MakeImages make, ImageReplies replies) =>
        RunAsync((context, caller), read.ReadAsync(context, caller, isEdit: true), make, replies);

    private static async Task<IResult> RunAsync(
        (HttpContext Context, WorkspaceCaller Caller) asked, Task<Http.Result<ImagesCall>> reading, MakeImages make, ImageReplies replies)
    {
        var call = await reading;
        if (call.IsError)
        {
            return call.Error;
        }

        var batch = await make.MakeAsync(asked.Caller, call.Value, asked.Context.RequestAborted);
        return batch.IsError ? batch.Error : replies.ToResult(asked.Context, call.Value, batch.Value);
    }
}
