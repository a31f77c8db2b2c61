namespace Tessera.Server.Ledger;

/// <summary>Those of a group that change one wallet in the same way, so that one statement changes it for all of them.</summary>
/// <param name="Account">Whose wallet.</param>
/// <param name="Members">Their indexes in the group, in order.</param>
internal sealed record WalletShare(AccountId Account, List<int> Members)
{
    /// <summary>The shares of a group of so many, whose key says what must be alike.</summary>
    public static List<WalletShare> Of<TKey>(int count, Func<int, (AccountId Account, TKey Alike)> key)
    {
        var shares = new Dictionary<(AccountId, TKey), WalletShare>();
        for (var index = 0; index < count; index++)
        {
            var its = key(index);
            if (!shares.TryGetValue(its, out var share))
            {
                shares.Add(its, share = new WalletShare(its.Account, []));
            }

            share.Members.Add(index);
        }

        return [.. shares.Values];
    }

    /// <summary>A share for each of the members.</summary>
    public IEnumerable<WalletShare> Split() => Members.Select(member => this with { Members = [member] });
}
