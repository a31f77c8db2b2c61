using Tessera.Server.Catalog;
using Tessera.Server.Dialects.V2.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary>One generation as a reply, in the dialect that was asked for.</summary>
internal sealed class GenerationReplies(GenerationLinks links, WalletCache wallets, IHttpContextAccessor contexts, TimeProvider time)
{
    /// <summary>The body in the unified dialect (integer id) or in the chat dialect (<c>gen_…</c> id).</summary>
    /// <param name="generation">The generation.</param>
    /// <param name="isChat">Whether it was asked for by its <c>gen_…</c> id.</param>
    /// <param name="request">What it was asked for, for a caller who reads it; null in the reply to the request itself.</param>
    public async ValueTask<GenerationResult> ToResultAsync(Generation generation, bool isChat, RequestFacts? request = null)
    {
        // Only a failed one has a text of ours in it.
        var language = generation.Error is not null && contexts.HttpContext is { } context ? Language.Of(context.Request) : Language.English;
        if (!isChat)
        {
            return new WireReply<UnifiedReply>(UnifiedReply.From(generation, links, time.GetUtcNow(), language) with { Request = request }, generation.IsSandbox);
        }

        var balance = await BalanceAsync(generation.Account);
        return generation.Category == Category.Text
            ? new WireReply<ChatReply>(ChatReply.From(generation, balance, language) with { Request = request }, generation.IsSandbox)
            : new WireReply<MediaReply>(MediaReply.From(generation, links, balance, time.GetUtcNow(), language) with { Request = request }, generation.IsSandbox);
    }

    public async ValueTask<long> BalanceAsync(AccountId account) => (await wallets.GetAsync(account)).Available;
}
