using FsCheck;
using FsCheck.Fluent;

namespace Tessera.Server.UnitTests.Ledger;

/// <summary>A property checked on a thousand drawn values; a failure is shrunk and says how to replay it.</summary>
internal static class Property
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(1_000).WithQuietOnSuccess(true);

    public static void HoldsFor<T>(Arbitrary<T> values, Func<T, bool> property) => Prop.ForAll(values, property).Check(Thorough);
}
