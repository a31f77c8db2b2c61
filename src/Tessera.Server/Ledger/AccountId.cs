using System.Globalization;

namespace Tessera.Server.Ledger;

/// <summary>The ID of an account.</summary>
internal readonly record struct AccountId(long Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
