namespace Tessera.Console.Tests;

/// <summary>What a page gets from a server whose database is busy.</summary>
internal static class BusyReply
{
    public static RouteFulfillOptions Value { get; } = new()
    {
        Status = 503,
        ContentType = "application/json",
        Body = """{"error":"unavailable","message":"The database is busy. Try again.","details":{},"request_id":"req_7"}""",
    };
}
