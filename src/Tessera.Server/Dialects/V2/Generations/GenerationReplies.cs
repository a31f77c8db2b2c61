using Tessera.Server.Catalog;
using Tessera.Server.Dialects.V2.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary>One generation as a reply, in the dialect that was asked for.</summary>
internal sealed class GenerationReplies(GenerationLinks links, WalletCache wallets, TimeProvider time)
{
    /// <summary>The body in the unified dialect (integer id) or in the chat dialect (<c>gen_…</c> id).</summary>
    public async ValueTask<GenerationResult> ToResultAsync(Generation generation, bool isChat)
    {
        if (!isChat)
        {
            return new WireReply<UnifiedReply>(UnifiedReply.From(generation, links, time.GetUtcNow()), generation.IsSandbox);
        }

        var balance = await BalanceAsync(generation.Account);
        return generation.Category == Category.Text
            ? new WireReply<ChatReply>(ChatReply.From(generation, balance), generation.IsSandbox)
            : new WireReply<MediaReply>(MediaReply.From(generation, links, balance, time.GetUtcNow()), generation.IsSandbox);
    }

    public async ValueTask<long> BalanceAsync(AccountId account) => (await wallets.GetAsync(account)).Available;
}
