namespace Tessera.Server.Hosting;

/// <summary>
/// Silences the host and Kestrel until the server has started. Both log a failed start with its stack trace, as an error and as
/// critical, before the exception reaches our handler, which prints one sentence.
/// </summary>
internal sealed class StartLog
{
    private static readonly string[] Noisy = ["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel"];

    private bool _hasStarted;

    private StartLog()
    {
    }

    public static StartLog AddTo(IServiceCollection services)
    {
        var log = new StartLog();
        services.PostConfigure<LoggerFilterOptions>(log.Wrap);
        return log;
    }

    public void FollowStart(IHostApplicationLifetime lifetime) =>
        lifetime.ApplicationStarted.Register(() => Volatile.Write(ref _hasStarted, true));

    // Each rule stays as the operator configured it, with this condition added.
    private void Wrap(LoggerFilterOptions options)
    {
        foreach (var rule in options.Rules.ToList())
        {
            options.Rules.Remove(rule);
            options.Rules.Add(new LoggerFilterRule(rule.ProviderName, rule.CategoryName, rule.LogLevel, (provider, category, level) =>
                (Volatile.Read(ref _hasStarted) || !Noisy.Contains(category)) && (rule.Filter?.Invoke(provider, category, level) ?? true)));
        }
    }
}
