using Tessera.Server.Http;
using Tessera.Server.Webhooks.Deliveries;

namespace Tessera.Server.UnitTests.Webhooks;

public sealed class DeliveryFailureTests
{
    [Theory]
    [InlineData(302)]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(500)]
    public void What_a_status_means_is_found_again_in_both_languages(int status)
    {
        var failure = DeliveryFailure.OfStatus(status).ShouldNotBeNull();

        DeliveryFailure.Of(failure.En, status).ShouldBe(failure);
        failure.Ru.ShouldContain($"{status}");
    }

    [Fact]
    public void So_is_every_failure_without_a_status()
    {
        foreach (var failure in (LocalText[])
        [
            DeliveryFailure.TooSlow, DeliveryFailure.TooLong, DeliveryFailure.Broken, DeliveryFailure.NoAddress, DeliveryFailure.NoConnection,
            DeliveryFailure.NoCertificate, DeliveryFailure.NoHttp,
        ])
        {
            DeliveryFailure.Of(failure.En, null).ShouldBe(failure);
            DeliveryFailure.Of(failure.En, 200).ShouldBe(failure);
            failure.Ru.ShouldNotBe(failure.En);
        }
    }

    [Fact]
    public void A_sentence_of_an_earlier_version_stays_as_it_was_stored() =>
        DeliveryFailure.Of("The receiver slept.", 500).ShouldBe(new LocalText("The receiver slept.", "The receiver slept."));
}
