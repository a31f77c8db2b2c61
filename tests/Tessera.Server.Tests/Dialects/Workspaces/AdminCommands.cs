namespace Tessera.Server.Tests.Dialects.Workspaces;

/// <summary><c>./run admin</c> on the data folder of a running server.</summary>
internal static class AdminCommands
{
    /// <summary>What the verb printed; it must succeed.</summary>
    public static async Task<string> RunAsync(TestServer server, params string[] verb)
    {
        var (status, output, error) = await Admin.Command.RunAsync(["admin", .. verb, "--data", server.DataDirectory]);
        error.ShouldBeEmpty();
        status.ShouldBe(0);
        return output.Trim();
    }
}
