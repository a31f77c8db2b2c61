using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http.Bodies;
using Tessera.Server.RedeemCodes;

namespace Tessera.Server.Admin.RedeemCodes;

/// <summary><c>GET redeem-codes</c>, <c>admin redeem-code list</c>: a page of the codes, newest first.</summary>
internal static class ListRedeemCodes
{
    public static async Task<Ok<Paged<RedeemCodeRow>>> Handle(Query query, RedeemCodeStore codes, TimeProvider time)
    {
        var (found, total) = await codes.ListAsync(query.Skipped, query.Limit);
        var now = time.GetUtcNow();
        return TypedResults.Ok(Paged<RedeemCodeRow>.Of([.. found.Select(code => RedeemCodeRow.Of(code, now))], total, query));
    }

    internal sealed record Query : PagedQuery, IRequestQuery<Query>;
}
