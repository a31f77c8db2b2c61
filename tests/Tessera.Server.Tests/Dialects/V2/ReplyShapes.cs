using System.Net;
using System.Text.Json;

namespace Tessera.Server.Tests.Dialects.V2;

/// <summary>What the tests of this folder say of replies.</summary>
internal static class ReplyShapes
{
    /// <summary>The first field that a 422 names, with its message and the values allowed.</summary>
    public static async Task<(string Field, string Message, string[] Allowed)> RefusalAsync(this Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        var text = await response.Content.ReadAsStringAsync(TestHttp.Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, text);
        var body = JsonElement.Parse(text);
        body.Text("error").ShouldBe("validation_error");
        var field = body.GetProperty("details").GetProperty("fields")[0];
        return (
            field.Text("field") ?? "",
            field.Text("message") ?? "",
            field.GetProperty("allowed") is { ValueKind: JsonValueKind.Array } allowed ? [.. allowed.EnumerateArray().Select(word => word.GetString() ?? "")] : []);
    }

    public static List<JsonElement> Items(this JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];

    public static bool IsNull(this JsonElement body, string member) => body.GetProperty(member).ValueKind == JsonValueKind.Null;

    public static string[] Members(this JsonElement body) => [.. body.EnumerateObject().Select(member => member.Name)];
}
