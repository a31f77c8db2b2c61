using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Generations;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.RedeemCodes;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin.Reports;

/// <summary>
/// <c>admin ledger verify</c>: proves from the rows that the ledger's invariants hold and that generations match it.
/// </summary>
internal static class VerifyAll
{
    public static async Task<Results<Ok<VerifiedLedger>, ApiError>> Handle(Database database)
    {
        IReadOnlyList<string> broken =
        [
            .. await database.ReadAsync(VerifyLedger.RunAsync),
            .. await database.ReadAsync(VerifyGenerations.RunAsync),
            .. await database.ReadAsync(VerifyWorkspaces.RunAsync),
            .. await database.ReadAsync(VerifyRedeemCodes.RunAsync),
        ];
        return broken.Count == 0
            ? TypedResults.Ok(new VerifiedLedger(Holds: true))
            : new ApiError(StatusCodes.Status500InternalServerError, "ledger_broken", new(
                $"The ledger does not hold. {string.Join(" ", broken.Select(violation => $"{violation}."))}",
                $"Журнал не сходится. {string.Join(" ", broken.Select(violation => $"{violation}."))}"))
            {
                Details = new { broken },
            };
    }

    internal sealed record VerifiedLedger(bool Holds);
}
