using System.Text.Json;
using Tessera.Server.Admin.Reports;

namespace Tessera.Server.Tests.Dialects.Workspaces;

/// <summary>What tests of images ask again and again.</summary>
internal static class ImageReplyReader
{
    public static List<JsonElement> Images(this JsonElement reply) => [.. reply.GetProperty("images").EnumerateArray()];

    /// <summary>The relative address of the first image of a reply.</summary>
    public static string View(this JsonElement reply) => $"/api/ds-prototypes/image_generation/{reply.Images()[0].Text("image_id")}/view";

    public static List<string> Members(this JsonElement body) => [.. body.EnumerateObject().Select(member => member.Name)];

    /// <summary>What is wrong, as <c>loc: type</c>.</summary>
    public static List<string> Wrong(this JsonElement error) => [.. error.GetProperty("detail").EnumerateArray()
        .Select(value => $"{string.Join('.', value.GetProperty("loc").EnumerateArray())}: {value.Text("type")}")];

    /// <summary>The ledger, the generations and the quotas agree.</summary>
    public static async Task ShouldVerifyWithQuotasAsync(this TestServer server)
    {
        await Generations.ServerChecks.ShouldVerifyAsync(server);
        (await server.Database.ReadAsync(VerifyWorkspaces.RunAsync)).ShouldBeEmpty();
    }
}
