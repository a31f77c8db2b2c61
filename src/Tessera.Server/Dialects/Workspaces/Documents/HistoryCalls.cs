using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.Workspaces.Documents;

/// <summary>What the API document says of the pictures that were made.</summary>
internal static class HistoryCalls
{
    private const string Entry =
        """
        {
          "output_image_id": "b64b61f6-a7d2-4fa0-9f88-289dae46c41f", "batch_id": "01a21901-21e2-7552-8eb6-107f7df57d59", "user_id": 7,
          "workspace_id": "01a21901-0ea7-7922-b8d0-9c1b568c6919", "prompt": "A red fox in a snowy forest", "model": "nano-banana",
          "parameters": { "num_images": 1, "aspect_ratio": "16:9", "output_format": "png", "limit_generations": false, "seed": 7 },
          "input_images": [],
          "output_image_url": "/api/ds-prototypes/image_generation/b64b61f6-a7d2-4fa0-9f88-289dae46c41f/view",
          "output_image_width": 1376, "output_image_height": 774, "output_image_size": 510007, "created_at": "2026-03-08T12:05:00Z"
        }
        """;

    private static readonly OpenApiValue Id = new("image_id", "The picture's id: `image_id` of the reply, `output_image_id` of the history.");

    public static Dictionary<string, OpenApiCall> All { get; } = new(StringComparer.Ordinal)
    {
        ["GET /api/ds-prototypes/history"] = new("List the pictures", new OpenApiReply(
            200, typeof(IReadOnlyList<HistoryEntry>), new OpenApiSample("one", "One picture", $"[{Entry}]")))
        {
            Description = "Newest first, without an envelope; those that failed or were deleted are not in it.",
            Values =
            [
                ImagesCalls.Workspace,
                new("model", "Only this model's, for example nano-banana."),
                new("limit", "How many.") { IsWhole = true, Min = 1, Max = 1000, Usual = 100 },
                new("offset", "How many to leave out, from the newest.") { IsWhole = true, Min = 0, Usual = 0 },
            ],
            Errors = [401, 403, 404, 422],
        },
        ["GET /api/ds-prototypes/history/{image_id}"] = new("Get a picture's entry", new OpenApiReply(
            200, typeof(HistoryEntry), new OpenApiSample("one", "A picture", Entry)))
        {
            Values = [ImagesCalls.Workspace, Id],
            Errors = [401, 403, 404, 422],
        },
        ["DELETE /api/ds-prototypes/history/{image_id}"] = new("Delete a picture", new OpenApiReply(
            200, typeof(DeleteImage.Deleted), new OpenApiSample("done", "It is gone", "{}")))
        {
            Description = "The entry and the file; what it cost stays in the account's transactions. A second time it is 404.",
            Values = [ImagesCalls.Workspace, Id],
            Errors = [401, 403, 404, 422],
        },
        ["GET /api/ds-prototypes/image_generation/{image_id}/view"] = new("Get the picture", new OpenApiReply(200, null))
        {
            Description = "The file, whole or in ranges, with its ETag. With the `sig` of a link that `images[].url` is it needs no key and no workspace.",
            Values = [ImagesCalls.Workspace, Id, new("sig", "The link's signature.")],
            Errors = [401, 403, 404, 422],
        },
    };
}
