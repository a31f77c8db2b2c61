using System.Text.Json;

namespace Tessera.Server.UnitTests.Catalog;

/// <summary>The vendors' prices in the shipped catalogue.</summary>
public sealed class ShippedPricesTests
{
    [Fact]
    public async Task Every_price_of_a_vendor_has_the_day_on_which_it_was_read_and_its_source()
    {
        await using var file = File.OpenRead(Path.Combine(ShippedCatalog.Folder, "models.json"));
        var catalog = await JsonSerializer.DeserializeAsync<JsonElement>(file, cancellationToken: TestHttp.Ct);

        var unfounded =
            from model in catalog.GetProperty("models").EnumerateArray()
            from route in model.GetProperty("routes").EnumerateArray()
            from form in route.TryGetProperty("with_files", out var with) ? new[] { route, with } : [route]
            where form.TryGetProperty("cost", out _)
            let cells = Cells(form.GetProperty("cost")).ToList()
            where !cells.TrueForAll(cell => Has(cell, "as_of")) || !cells.Append(form).Append(route).Any(part => Has(part, "comment"))
            select $"{model.Text("slug")} at {route.Text("provider")}";

        unfounded.ShouldBeEmpty();
    }

    private static JsonElement.ArrayEnumerator Cells(JsonElement cost) => cost.ValueKind is JsonValueKind.Array
        ? cost.EnumerateArray()
        : JsonSerializer.SerializeToElement(new[] { cost }).EnumerateArray();

    private static bool Has(JsonElement part, string member) => part.TryGetProperty(member, out _);
}
