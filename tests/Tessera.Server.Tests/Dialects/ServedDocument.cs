namespace Tessera.Server.Tests.Dialects;

/// <summary>The API documents of <c>docs/api</c>.</summary>
internal static class ServedDocument
{
    /// <summary>The checked-in document is the one that is served.</summary>
    public static async Task ShouldBeServedAsync(TestServer server, string name)
    {
        using var anyone = server.ClientFor(null);
        await CheckedInDocument.ShouldBeAsync($"docs/api/{name}.json", await anyone.GetStringAsync($"/openapi/{name}.json", TestHttp.Ct));
    }
}
