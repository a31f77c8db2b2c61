namespace Tessera.Server.Ledger;

internal static class LedgerFeature
{
    public static IServiceCollection AddLedger(this IServiceCollection services) => services.AddSingleton<LedgerStore>().AddSingleton<WalletCache>();
}
