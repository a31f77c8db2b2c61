using System.Text.Json;
using Tessera.Server.OpenApi;

namespace Tessera.Server.UnitTests.OpenApi;

public sealed class SchemaNamesTests
{
    private readonly SchemaNames _names = new(OpenApiSchemas.NameOf);

    [Fact]
    public void A_type_keeps_its_name_however_often_it_is_met()
    {
        Of<First.Item>().ShouldBe("Item");
        Of<First.Item>().ShouldBe("Item");
        Of<Moment?>().ShouldBe("Moment");
        Of<Moment>().ShouldBe("Moment");
    }

    [Fact]
    public void Two_types_of_the_same_name_are_refused()
    {
        Of<First.Item>();
        Should.Throw<InvalidOperationException>(Of<Second.Item>).Message.ShouldBe($"{typeof(First.Item)} and {typeof(Second.Item)} have the same schema name, Item. Rename one of them.");
    }

    private string? Of<T>() => _names.Of(JsonSerializerOptions.Web.GetTypeInfo(typeof(T)));

    private static class First
    {
        internal sealed record Item(int Number);
    }

    private static class Second
    {
        internal sealed record Item(string Text);
    }

    private readonly record struct Moment(long Ticks);
}
