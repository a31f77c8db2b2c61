using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Providers;

public sealed class ServedByTests
{
    [Fact]
    public async Task A_model_names_its_providers_and_neither_addresses_nor_keys()
    {
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(
            Vendors.TwoInOrder, [.. Vendors.At("openai", vendor, "sk-canary-0123456789"), .. Vendors.At("vllm", vendor, "sk-canary-0123456789")]);
        using var anyone = server.ClientFor(null);

        var house = await anyone.GetJsonAsync("/api/v2/models/house");
        var image = await anyone.GetJsonAsync("/api/v2/models/dall-e-3");
        var all = await anyone.GetStringAsync("/api/v2/models", TestHttp.Ct);

        Texts(house).ShouldBe(["openai", "vllm"]);
        (house.GetProperty("available").GetBoolean(), house.GetProperty("sandbox").GetBoolean()).ShouldBe((true, false));
        Texts(image).ShouldBe(["sandbox"]);
        all.ShouldNotContain("canary");
        all.ShouldNotContain(new Uri(vendor.BaseUrl).Authority);
    }

    [Fact]
    public async Task Without_the_sandbox_a_model_without_a_provider_is_not_served()
    {
        await using var server = await TestServer.StartAsync("--Tessera:Sandbox:Mode=Never");
        using var anyone = server.ClientFor(null);

        var model = await anyone.GetJsonAsync("/api/v2/models/gpt-5");

        Texts(model).ShouldBeEmpty();
        model.GetProperty("available").GetBoolean().ShouldBeFalse();
    }

    private static string?[] Texts(System.Text.Json.JsonElement model) =>
        [.. model.GetProperty("served_by").EnumerateArray().Select(name => name.GetString())];
}
