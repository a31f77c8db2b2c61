using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Tessera.Testing.Vendors;

/// <summary>The scripts of a vendor of texts.</summary>
internal static class StubTexts
{
    /// <summary>Answers a call that streams and one that does not: at one route for both, or at one for each.</summary>
    public static void Script(VendorStub stub, TextVendor vendor, RequestDelegate streamed, RequestDelegate whole)
    {
        if (vendor.Route != vendor.WholeRoute)
        {
            stub.On(vendor.Route, streamed).On(vendor.WholeRoute, whole);
            return;
        }

        stub.On(vendor.Route, async context =>
        {
            var body = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body, cancellationToken: context.RequestAborted);
            await (body.TryGetProperty("stream", out var stream) && stream.ValueKind is JsonValueKind.True ? streamed : whole)(context);
        });
    }
}
