using Tessera.Server.Artifacts;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.V2.Documents;

/// <summary>What the API document says of files.</summary>
internal static class FileCalls
{
    public static Dictionary<string, OpenApiCall> All { get; } = new(StringComparer.Ordinal)
    {
        ["POST /api/v2/uploads"] = new("Upload a file", new OpenApiReply(201, typeof(UploadFile.UploadCreated), new OpenApiSample(
            "picture",
            "A picture",
            """
            {
              "id": "9f2c1e7ab04d4c5e8a6b3d2f10c7e95d",
              "url": "https://ai.example.org/uploads/9f2c1e7ab04d4c5e8a6b3d2f10c7e95d.png?sig=Tn5wQb8eRk2yHd0uVm7jZA",
              "content_type": "image/png", "bytes": 48213, "expires_at": "2026-03-09T12:00:00Z"
            }
            """)))
        {
            Description = "Its `url` can be given as any `*_url` member of a generate call, until it expires. A plan limits what is kept at once (413, or 429 for the number of files) and uploads an hour (429); `GET /api/v2/user/balance` shows both.",
            Values = [RepeatedCalls.Key],
            Request = new OpenApiRequest(typeof(UploadRequest)) { MediaType = "multipart/form-data" },
            Errors = [400, 401, 403, 409, 413, 415, 422, 429],
        },
    };
}
