using Tessera.Server.Catalog;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.V2.Documents;

/// <summary>What the API document says of balance and history.</summary>
internal static class OwnCalls
{
    public static Dictionary<string, OpenApiCall> All { get; } = new(StringComparer.Ordinal)
    {
        ["GET /api/v2/balance"] = new("Get the balance", new OpenApiReply(200, typeof(GetBalance.Balance), new OpenApiSample(
            "vip", "An account with a plan", """{ "token_balance": 283, "plan": "vip", "plan_expires_at": "2026-04-08T00:00:00Z" }""")))
        {
            Errors = [401, 403],
        },
        ["GET /api/v2/user/balance"] = new("Get the balance and what it is made of", new OpenApiReply(
            200,
            typeof(GetUserBalance.BalanceDetails),
            new OpenApiSample(
                "vip",
                "An account with a plan and a pack, while a film is made",
                """
                {
                  "token_balance": 283, "plan": "vip", "plan_expires_at": "2026-04-08T00:00:00Z",
                  "plan_tokens_remaining": 183, "bonus_tokens": 100, "held_tokens": 26,
                  "uploads": { "bytes": 1840213, "limit_bytes": 20000000000, "files": 3, "limit_files": 10000, "last_hour": 1, "limit_hour": 2000 }
                }
                """)))
        {
            Errors = [401, 403],
        },
        ["GET /api/v2/user/transactions"] = new("List transactions", new OpenApiReply(200, typeof(ListTransactions.Page), new OpenApiSample(
            "film",
            "A film that was made and paid",
            """
            {
              "items": [
                {
                  "id": 902, "at": "2026-03-08T12:05:55Z", "kind": "settle", "amount": 0, "plan_tokens": 0, "bonus_tokens": 0,
                  "held_tokens": -26, "spent": 26, "generation_id": 18500, "reason": "completed with kling-v2.1"
                },
                {
                  "id": 901, "at": "2026-03-08T12:05:00Z", "kind": "hold", "amount": -26, "plan_tokens": -26, "bonus_tokens": 0,
                  "held_tokens": 26, "spent": 0, "generation_id": 18500, "reason": "kling-v2.1"
                }
              ],
              "next_cursor": "AAAAAAAAA4U"
            }
            """)))
        {
            Description = "Every line of the ledger, newest first. A generation writes two: `hold` when it starts, `settle` when it ends.",
            Values =
            [
                new("limit", "How many a page holds.") { IsWhole = true, Min = 1, Max = CursorQuery.MostItems, Usual = 20 },
                new("cursor", "The `next_cursor` of the page before; none for the newest."),
            ],
            Errors = [401, 403, 422],
        },
        ["GET /api/v2/user/history"] = new("List generations", new OpenApiReply(200, typeof(ListHistory.Page), new OpenApiSample(
            "film",
            "One of 142, ten a page",
            """
            {
              "items": [
                {
                  "id": "gen_2b7xqk0m4s9tj", "generation_id": 18500, "type": "video", "model": "kling-v2.1", "status": "completed",
                  "prompt": "A time-lapse of a blooming flower, macro photography, soft natural light",
                  "url": "https://ai.example.org/generations/18500.mp4?sig=Lk4eUo1yTz6rVb9xCm3sHQ",
                  "thumbnail_url": "https://ai.example.org/thumbnails/18500.jpg?sig=Jw8qNf2iDg5tMa7kPx0cRg",
                  "tokens_used": 26, "created_at": "2026-03-08T12:05:00Z", "completed_at": "2026-03-08T12:05:55Z", "error": null
                }
              ],
              "total": 142, "page": 1, "limit": 10, "pages": 15
            }
            """)))
        {
            Description = "Newest first. Removed generations are not in it.",
            Values =
            [
                new("page", "Which page, from 1.") { IsWhole = true, Min = 1, Max = 1_000_000, Usual = 1 },
                new("limit", "How many a page holds.") { IsWhole = true, Min = 1, Max = 100, Usual = 20 },
                new("type", "Only this category.") { Allowed = CategoryNames.All },
                new("model", "Only this model: a slug or an alias."),
                new("status", "Only this status.") { Allowed = ["pending", "completed", "failed"] },
            ],
            Errors = [401, 403, 422],
        },
    };
}
