using System.Globalization;
using Tessera.Server.Ledger;

namespace Tessera.Server.Tests.Ledger;

/// <summary>A wallet in one line, for the model and the stored one alike.</summary>
internal static class WalletView
{
    public static string Of(Wallet wallet, DateTimeOffset now) => Of(
        wallet.Plan, wallet.PlanPeriod, wallet.PlanEndsAt, wallet.PlanRenews, wallet.PlanTokens, wallet.PackTokens, wallet.HeldTokens,
        wallet.Pending, wallet.UsedThisHour(now), wallet.UsedToday(now), wallet.LentTokens, wallet.LentRequests);

    public static string Of(
        string plan, long period, DateTimeOffset? ends, bool renews, long planTokens, long packTokens, long held, int pending, int thisHour, int today,
        long lentTokens, long lentRequests) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{plan}#{period} until {ends:s} renews {renews}: plan {planTokens}, pack {packTokens}, held {held}, open {pending}, this hour {thisHour}, today {today}, lent {lentTokens} for {lentRequests}");
}
