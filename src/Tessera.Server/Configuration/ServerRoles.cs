namespace Tessera.Server.Configuration;

/// <summary>What this process does of an installation's work: several processes on one database may share it.</summary>
/// <param name="Api">Answers calls; texts run where they are asked for.</param>
/// <param name="Worker">Runs media generations and whatever else goes on in the background.</param>
internal sealed record ServerRoles(bool Api, bool Worker)
{
    public const string Usual = "api,worker";

    /// <summary>Null when a word is neither <c>api</c> nor <c>worker</c>, or there is none.</summary>
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
