using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.Workspaces.Documents;

/// <summary>What the API document says of making pictures.</summary>
internal static class MakingCalls
{
    private const string Made =
        """
        {
          "images": [
            {
              "url": "https://ai.example.org/api/ds-prototypes/image_generation/b64b61f6-a7d2-4fa0-9f88-289dae46c41f/view?sig=Lk4eUo1yTz6rVb9xCm3sHQ",
              "content_type": "image/png", "file_name": "b64b61f6-a7d2-4fa0-9f88-289dae46c41f.png", "file_size": 510007,
              "width": 1376, "height": 774, "image_id": "b64b61f6-a7d2-4fa0-9f88-289dae46c41f"
            }
          ],
          "description": "", "prompt": "A red fox in a snowy forest", "detail": null, "batch_id": "01a21901-21e2-7552-8eb6-107f7df57d59"
        }
        """;

    private const string Less =
        """
        {
          "images": [],
          "description": "", "prompt": "A red fox in a snowy forest",
          "detail": "2 of 4 images were made. The workspace has made 998 of 1000 images this month and 2 of 100 today; no more are left.",
          "batch_id": "01a21901-21e2-7552-8eb6-107f7df57d59"
        }
        """;

    private static readonly OpenApiReply Reply = new(
        200, typeof(ImagesReply), new("one", "One picture", Made), new("fewer", "Fewer than asked for; the pictures are left out here", Less));

    public static Dictionary<string, OpenApiCall> All { get; } = new(StringComparer.Ordinal)
    {
        ["POST /api/ds-prototypes"] = new("Make pictures from words", Reply)
        {
            Description = "Answers when the pictures are there. They run side by side, each costs its price, and one that fails costs nothing: then the others come with a `detail`.",
            Values = [ImagesCalls.Workspace],
            Request = new OpenApiRequest(
                typeof(GenerateImagesRequest),
                new OpenApiSample("fox", "One picture", """{ "prompt": "A red fox in a snowy forest", "num_images": 1, "aspect_ratio": "16:9", "model": "nano-banana" }""")),
            Errors = [400, 401, 402, 403, 404, 413, 415, 422, 429, 503],
        },
        ["POST /api/ds-prototypes/edit"] = new("Make pictures from pictures", Reply)
        {
            Description = "The vendor answers an absolute URL with a bare 500; here it is 422 and names the form expected. A picture of another workspace is 404.",
            Values = [ImagesCalls.Workspace],
            Request = new OpenApiRequest(
                typeof(EditImagesRequest),
                new OpenApiSample(
                    "night",
                    "A picture changed",
                    """{ "prompt": "at night, watercolor", "image_urls": ["/api/ds-prototypes/image_generation/b64b61f6-a7d2-4fa0-9f88-289dae46c41f/view"] }""")),
            Errors = [400, 401, 402, 403, 404, 413, 415, 422, 429, 503],
        },
        ["GET /api/ds-prototypes/models"] = new("List the models", new OpenApiReply(
            200,
            typeof(IReadOnlyList<ListImageModels.ImageModel>),
            new OpenApiSample(
                "first",
                "The first of them",
                """
                [
                  {
                    "id": "nano-banana", "name": "Nano Banana", "provider": "Google",
                    "description": "Makes pictures in ten shapes and edits up to ten together, in seconds.",
                    "capabilities": ["text2image", "image2image"], "max_images": 4,
                    "aspect_ratios": ["21:9", "16:9", "3:2", "4:3", "5:4", "1:1", "4:5", "3:4", "2:3", "9:16"],
                    "output_formats": ["jpeg", "png", "webp"], "allowed": true, "order": 0
                  }
                ]
                """)))
        {
            Description = "`allowed` says whether the workspace's plan and the key presented allow it.",
            Values = [ImagesCalls.Workspace],
            Errors = [401, 403, 404, 422],
        },
    };
}
