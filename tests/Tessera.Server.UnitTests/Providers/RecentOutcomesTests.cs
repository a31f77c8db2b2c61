using Tessera.Server.Providers;

namespace Tessera.Server.UnitTests.Providers;

public sealed class RecentOutcomesTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("+", false)]
    [InlineData("-", true)]
    [InlineData("--", true)]
    [InlineData("+-", false)]
    [InlineData("+-+-", true)]
    [InlineData("---++", true)]
    [InlineData("---++++", false)]
    [InlineData("----------++++++", false)]
    [InlineData("++++++++++++++++++++-", false)]
    [InlineData("++++++++++++++++++++-----", true)]
    [InlineData("-++++++++++++++++++++----", false)]
    public void It_is_failing_when_all_failed_or_half_of_the_last_ten(string calls, bool expected)
    {
        var outcomes = new RecentOutcomes();

        foreach (var call in calls)
        {
            outcomes.Note(hasFailed: call == '-');
        }

        outcomes.IsFailing.ShouldBe(expected);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_test_replaces_what_was_known(bool hasFailed)
    {
        var outcomes = new RecentOutcomes();
        for (var call = 0; call < 25; call++)
        {
            outcomes.Note(!hasFailed);
        }

        outcomes.Restart(hasFailed);

        outcomes.IsFailing.ShouldBe(hasFailed);
        outcomes.Note(!hasFailed);
        outcomes.IsFailing.ShouldBeFalse();
    }
}
