namespace Tessera.Server.Periodic;

internal static class PeriodicFeature
{
    public static IServiceCollection AddPeriodicTask<T>(this IServiceCollection services)
        where T : class, IPeriodicTask =>
        services.AddSingleton<T>().AddHostedService<PeriodicTaskHost<T>>();
}
