using System.Globalization;
using Tessera.Server.Generations;
using Tessera.Server.Webhooks;

namespace Tessera.Server.UnitTests.Generations;

/// <summary>The names of states in statements are the numbers that the enums store.</summary>
public sealed class StatesInSqlTests
{
    [Fact]
    public void Generations() => (Number(GenerationStates.Accepted), Number(GenerationStates.Running), Number(GenerationStates.Submitted), Number(GenerationStates.Completed))
        .ShouldBe(((int)GenerationState.Accepted, (int)GenerationState.Running, (int)GenerationState.Submitted, (int)GenerationState.Completed));

    [Fact]
    public void Deliveries() => (Number(DeliveryStates.Pending), Number(DeliveryStates.Sending), Number(DeliveryStates.Delivered), Number(DeliveryStates.Canceled))
        .ShouldBe(((int)DeliveryState.Pending, (int)DeliveryState.Sending, (int)DeliveryState.Delivered, (int)DeliveryState.Canceled));

    [Fact]
    public void Open_is_what_is_not_final() => Enum.GetValues<GenerationState>()
        .ShouldAllBe(state => state.IsFinal() == ((int)state >= Number(GenerationStates.Completed)));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
