using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.Workspaces.Documents;

/// <summary>What the API document says of workspaces, their quotas, and the tokens of service accounts.</summary>
internal static class WorkspaceCalls
{
    private static readonly OpenApiValue[] Paging =
    [
        new("page", "Which page, from 0.") { IsWhole = true, Min = 0, Max = 10_000, Usual = 0 },
        new("size", "How many a page holds.") { IsWhole = true, Min = 1, Max = 200, Usual = 20 },
    ];

    public static Dictionary<string, OpenApiCall> All { get; } = new(StringComparer.Ordinal)
    {
        ["POST /oauth/v2/token"] = new("Get a service account's access token", new OpenApiReply(
            200,
            typeof(IssueToken.TokenIssued),
            new OpenApiSample("token", "Good for a second short of four hours", """{ "access_token": "CfDJ8…", "token_type": "Bearer", "expires_in": 14399 }""")))
        {
            Description = "RFC 6749, section 4.4. `./run admin service-account create` makes the name and the secret.",
            IsOpen = true,
            Request = new OpenApiRequest(typeof(TokenRequest)) { MediaType = "application/x-www-form-urlencoded" },
        },
        ["GET /api/workspace-service/v1/workspaces"] = new("List workspaces", new OpenApiReply(
            200,
            typeof(Paged.Page<ListWorkspaces.WorkspaceEntry>),
            new OpenApiSample(
                "own",
                "The one every account has",
                """
                {
                  "data": [{ "id": "01a21901-0ea7-7922-b8d0-9c1b568c6919", "name": "Personal", "role": "OWNER", "isPersonal": true, "createdAt": "2026-03-08T12:00:00Z" }],
                  "page": { "size": 20, "totalElements": 1, "totalPages": 1, "currentPage": 0 }
                }
                """)))
        {
            Description = "Those the caller is in; a service account sees its own. Every account has a personal one.",
            Values = Paging,
            Errors = [401, 403, 422],
        },
        ["GET /api/workspace-service/v1/workspaces/{id}/members"] = new("List who is in a workspace", new OpenApiReply(
            200,
            typeof(Paged.Page<ManageMembers.MemberEntry>),
            new OpenApiSample(
                "two",
                "An owner and a member",
                """
                {
                  "data": [
                    { "accountId": 7, "email": "ada@example.org", "name": "Ada", "role": "OWNER" },
                    { "accountId": 9, "email": "bob@example.org", "name": "Bob", "role": "MEMBER" }
                  ],
                  "page": { "size": 20, "totalElements": 2, "totalPages": 1, "currentPage": 0 }
                }
                """)))
        {
            Values = [new("id", "The workspace."), .. Paging],
            Errors = [401, 403, 404, 422],
        },
        ["POST /api/workspace-service/v1/workspaces/{id}/members"] = new("Add somebody, or change a role", new OpenApiReply(
            200,
            typeof(ManageMembers.MemberEntry),
            new OpenApiSample("member", "A member", """{ "accountId": 9, "email": "bob@example.org", "name": "Bob", "role": "MEMBER" }""")))
        {
            Description = "For the owner and the admins. Who is in makes pictures for the owner's tokens.",
            Values = [new("id", "The workspace.")],
            Request = new OpenApiRequest(typeof(AddMemberRequest), new OpenApiSample("member", "A member", """{ "email": "bob@example.org", "role": "MEMBER" }""")),
            Errors = [400, 401, 403, 404, 413, 415, 422],
        },
        ["DELETE /api/workspace-service/v1/workspaces/{id}/members/{accountId}"] = new("Remove somebody, or leave", new OpenApiReply(204, null))
        {
            Values = [new("id", "The workspace."), new("accountId", "The account's number.")],
            Errors = [401, 403, 404],
        },
        ["GET /api/usage-service/v1/workspaces/{id}/quotas"] = new("Get a workspace's quotas", new OpenApiReply(
            200,
            typeof(Paged.Page<GetQuotas.Quota>),
            new OpenApiSample(
                "images",
                "Pictures",
                """
                {
                  "data": [
                    {
                      "id": "01a21901-0ea7-7922-b8d0-9c1b568c6919:images", "workspaceId": "01a21901-0ea7-7922-b8d0-9c1b568c6919",
                      "usageTypeKey": "images", "bonusAmount": 0, "spilloverAmount": 0, "usedAmount": 5, "usedAmountDaily": 5, "availableAmount": 995,
                      "limitAmount": 1000, "limitAmountDaily": 100, "fairUseLimitReached": false, "dailyRefreshed": "2026-03-08T00:00:00Z"
                    }
                  ],
                  "page": { "size": 20, "totalElements": 1, "totalPages": 1, "currentPage": 0 }
                }
                """)))
        {
            Description = "A picture takes one. The month and the day (UTC) must both have room.",
            Values = [new("id", "The workspace."), new("usageTypeKey", "Only this quota; `images` is the only one there is."), .. Paging],
            Errors = [401, 403, 404, 422],
        },
    };
}
