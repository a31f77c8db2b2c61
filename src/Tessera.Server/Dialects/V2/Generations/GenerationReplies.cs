using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.V2.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary>One generation as a reply, in the dialect that was asked for. <see cref="RequestFacts"/> are in the replies to those who read it.</summary>
internal sealed class GenerationReplies(GenerationLinks links, WalletCache wallets, TimeProvider time)
{
    /// <summary>The body in the unified dialect (integer id) or, when it was asked for by its <c>gen_…</c> id, in the chat dialect.</summary>
    public async ValueTask<Results<WireReply<UnifiedReply>, WireReply<ChatReply>, WireReply<MediaReply>, ApiError>> ToResultAsync(
        Generation generation, bool isChat, Language language, RequestFacts? request = null) =>
        !isChat ? ToUnified(generation, language, request)
        : generation.Category == Category.Text ? await ToChatAsync(generation, language, request)
        : new WireReply<MediaReply>(
            MediaReply.From(generation, links, await BalanceAsync(generation.Account), time.GetUtcNow(), language) with { Request = request }, generation.IsSandbox);

    public WireReply<UnifiedReply> ToUnified(Generation generation, Language language, RequestFacts? request = null) =>
        new(UnifiedReply.From(generation, links, time.GetUtcNow(), language) with { Request = request }, generation.IsSandbox);

    public async ValueTask<WireReply<ChatReply>> ToChatAsync(Generation text, Language language, RequestFacts? request = null) =>
        new(ChatReply.From(text, await BalanceAsync(text.Account), language) with { Request = request }, text.IsSandbox);

    public async ValueTask<long> BalanceAsync(AccountId account) => (await wallets.GetAsync(account)).Available;
}
