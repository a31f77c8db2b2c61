namespace Tessera.Server.Configuration;

/// <summary>The roles of this process: several processes on one database may share an installation's work.</summary>
/// <param name="Api">Answers calls; texts run inside their requests.</param>
/// <param name="Worker">Runs media generations and all other background work.</param>
internal sealed record ServerRoles(bool Api, bool Worker)
{
    public const string Usual = "api,worker";

    /// <summary>The roles in a text such as <c>api,worker</c>; null when one is unknown or there is none.</summary>
    public static ServerRoles? TryParse(string text)
    {
        var words = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length > 0 && words.All(word => word is "api" or "worker")
            ? new ServerRoles(words.Contains("api"), words.Contains("worker"))
            : null;
    }

    public static ServerRoles In(IConfiguration configuration) =>
        TryParse(configuration[$"{ServerOptions.Section}:{nameof(ServerOptions.Roles)}"] ?? Usual) ?? new ServerRoles(Api: true, Worker: true);
}
