using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Audit;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;
using Tessera.Server.RedeemCodes;

namespace Tessera.Server.Admin.RedeemCodes;

/// <summary><c>POST redeem-codes</c>, <c>admin redeem-code create</c>: creates codes, whose text is shown only this once.</summary>
internal static class CreateRedeemCodes
{
    public static async Task<Results<Created<CodesCreated>, ApiError>> Handle(
        CreateRedeemCodesRequest request, Actor actor, IdempotentWrites writes, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var texts = Enumerable.Range(0, request.Count).Select(_ => TypedCode.New(RedeemCode.Length)).ToList();
        var made = await writes.WriteAsync<Created<CodesCreated>>(async session =>
        {
            var items = new List<CodeCreated>(texts.Count);
            foreach (var text in texts)
            {
                var added = await RedeemCodeStore.AddAsync(session, text, request.Tokens, request.Note, request.ExpiresAt, now);
                items.Add(new CodeCreated(RedeemCodeRow.Of(added, now), TypedCode.Show(text)));
            }

            var entry = new AuditEntry(AuditActs.CreateRedeemCodes, "redeem codes")
            {
                After = new { codes = items.Select(item => item.Id), request.Tokens, request.ExpiresAt, request.Note },
            };
            await AuditLog.RecordAsync(session, actor, entry, now);
            return TypedResults.Created((string?)null, new CodesCreated(items));
        });
        return made.IsError ? made.Error : made.Value;
    }

    /// <param name="Items">The codes, in the order of their numbers.</param>
    internal sealed record CodesCreated(IReadOnlyList<CodeCreated> Items);

    /// <summary>A new code with its text, which is shown only this once.</summary>
    internal sealed record CodeCreated : RedeemCodeRow
    {
        [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
        public CodeCreated(RedeemCodeRow row, string code)
            : base(row) => Code = code;

        [System.Text.Json.Serialization.JsonPropertyOrder(-1)]
        public string Code { get; }
    }
}
