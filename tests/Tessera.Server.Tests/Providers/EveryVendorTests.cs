using System.Net;
using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Artifacts;
using Tessera.Server.Catalog;
using Tessera.Server.Hosting;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;
using Tessera.Testing.Vendors;

namespace Tessera.Server.Tests.Providers;

/// <summary>
/// Each vendor, as the only provider of a server, makes every model of the catalogue that has a route to it, from the
/// request to the file; what it refuses or fails costs nothing; what has no route to it is unavailable.
/// </summary>
[OneEngine]
public sealed class EveryVendorTests
{
    private const long Tokens = 10_000;

    private const string Said = "Good day";

    private const string Wrong = "There is no such thing";

    public static TheoryData<string> Providers => [.. BuiltInProviders.Names];

    [Fact]
    public void Every_provider_has_a_stub_here() => VendorFactory.All.Keys.ShouldBe(BuiltInProviders.Names, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task As_the_only_provider_it_serves_all_its_routes_and_nothing_else(string name)
    {
        await using var stubbed = await StubbedServer.StartAsync(name, name == "openai" ? ["--Tessera:Providers:openai:Pictures=true"] : []);
        var (served, others) = (stubbed.Models.Where(HasRoute).ToList(), stubbed.Models.Where(model => !HasRoute(model)).ToList());

        await ShouldBeServedAsync(stubbed, served, others);
        served.ShouldNotBeEmpty();
        foreach (var models in served.GroupBy(model => model.Kind))
        {
            var calls = new List<StubbedCall>();
            foreach (var model in models)
            {
                calls.AddRange(await stubbed.CallsOfAsync(model));
            }

            foreach (var call in calls)
            {
                await (models.Key is null ? ShouldSayAsync(stubbed, call) : ShouldMakeAsync(stubbed, call));
            }

            // What a vendor says of a failure does not depend on the model.
            await (models.Key is null ? ShouldFailToSayAsync(stubbed, calls[0]) : ShouldFailToMakeAsync(stubbed, calls[0]));
        }

        await stubbed.Server.ShouldVerifyAsync();
        stubbed.Stub.Requests.ShouldAllBe(request => request.Headers["user-agent"] == $"Tessera/{TesseraVersion.Text}");

        bool HasRoute(Model model) => stubbed.RouteOf(model) is not null;
    }

    private static async Task ShouldBeServedAsync(StubbedServer stubbed, List<Model> served, List<Model> others)
    {
        using var anyone = stubbed.Server.ClientFor(null);
        var all = (await anyone.GetJsonAsync("/api/v2/models")).GetProperty("items").EnumerateArray().ToDictionary(model => model.Text("slug") ?? "");
        foreach (var model in served)
        {
            var shown = all[model.Slug];
            (shown.GetProperty("available").GetBoolean(), shown.GetProperty("sandbox").GetBoolean()).ShouldBe((true, false), model.Slug);
            shown.GetProperty("served_by").EnumerateArray().Select(by => by.GetString()).ShouldBe([stubbed.Provider.Name], model.Slug);
        }

        var account = await stubbed.Server.OpenAccountAsync(tokens: Tokens);
        foreach (var model in others)
        {
            all[model.Slug].GetProperty("available").GetBoolean().ShouldBeFalse(model.Slug);
            using var reply = await account.Client.PostTextAsync("/api/v2/generate", await StubbedServer.BodyOfAsync(model, []));
            reply.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, model.Slug);
            (await Task.FromResult(reply).JsonAsync()).Text("message").ShouldNotBeNull().ShouldContain($"serves the model '{model.Slug}'");
        }

        (await account.Client.TokensAsync()).ShouldBe((Tokens, 0));
    }

    private static async Task ShouldSayAsync(StubbedServer stubbed, StubbedCall call)
    {
        var vendor = Speaker(stubbed, call);
        var usage = new StubUsage("9", "3");
        var streamed = StubAnswers.Events(vendor.Stream(["Good ", "day"], vendor.Reasons.Stop, usage));
        var whole = StubAnswers.Body(200, vendor.Whole(Said, vendor.Reasons.Stop, usage));
        StubTexts.Script(stubbed.Stub, vendor, streamed, whole);

        var (made, sent) = await ShouldBeChargedAsync(stubbed, call);

        made.Text("result_text").ShouldBe(Said, call.ToString());
        var request = sent.Where(request => request.IsTo(vendor.Route) || request.IsTo(vendor.WholeRoute)).ShouldHaveSingleItem(call.ToString());
        var upstream = call.Route.Model;
        (request.Path.Contains($"/{upstream}:", StringComparison.Ordinal) || request.Json.Text("model") == upstream).ShouldBeTrue(call.ToString());
        request.Headers.Values.Count(value => value.Contains(VendorStub.Key, StringComparison.Ordinal)).ShouldBe(1, call.ToString());
    }

    private static async Task ShouldMakeAsync(StubbedServer stubbed, StubbedCall call)
    {
        var (vendor, work) = await stubbed.MakerAsync(call);
        vendor.Serves(stubbed.Stub);

        var (made, sent) = await ShouldBeChargedAsync(stubbed, call);

        var request = sent.Where(request => request.IsTo(vendor.SubmitRoute)).ShouldHaveSingleItem(call.ToString());
        request.Text.ShouldContain(vendor.ModelMark, customMessage: call.ToString());
        request.Headers[vendor.KeyHeader.Name].ShouldBe(vendor.KeyHeader.Value, call.ToString());
        if (work.Text is { } text)
        {
            made.Text("result_text").ShouldBe(text, call.ToString());
            return;
        }

        var (type, end, width, height) = call.Model.Category switch
        {
            Category.Video => ("video/mp4", ".mp4", 320, 180),
            _ when StubbedServer.MakesSound(call.Model) => ("audio/mpeg", ".mp3", 0, 0),
            _ => FileType.Recognise(work.File) is { } image ? (image.ContentType, $".{image.Extension}", 64, 32) : default,
        };
        using var anyone = stubbed.Server.ClientFor(null);
        var link = new Uri(made.Text("result_url").ShouldNotBeNull(call.ToString()));
        link.AbsolutePath.ShouldEndWith(end);
        using var file = await anyone.GetAsync(link.PathAndQuery, TestHttp.Ct);
        (file.StatusCode, file.Content.Headers.ContentType?.MediaType).ShouldBe((HttpStatusCode.OK, type), call.ToString());
        (await file.Content.ReadAsByteArrayAsync(TestHttp.Ct)).ShouldBe(work.File, call.ToString());
        var facts = made.GetProperty("result_metadata");
        if (width > 0)
        {
            (facts.Whole("width"), facts.Whole("height")).ShouldBe((width, height), call.ToString());
        }

        if (call.Model.Category is Category.Video || StubbedServer.MakesSound(call.Model))
        {
            facts.GetProperty("duration").GetDouble().ShouldBe(2, 0.2, call.ToString());
        }
    }

    private static async Task ShouldFailToSayAsync(StubbedServer stubbed, StubbedCall call)
    {
        var vendor = Speaker(stubbed, call);
        StubTexts.Script(stubbed.Stub, vendor, vendor.RefusedPrompt, vendor.RefusedPrompt);
        await ShouldFailAsync(stubbed, call, "content_policy");

        var wrong = StubAnswers.Body(400, vendor.Invalid(Wrong));
        StubTexts.Script(stubbed.Stub, vendor, wrong, wrong);
        await ShouldFailAsync(stubbed, call, "invalid_input", Wrong);
    }

    private static async Task ShouldFailToMakeAsync(StubbedServer stubbed, StubbedCall call)
    {
        var (vendor, _) = await stubbed.MakerAsync(call);
        vendor.Breaks(stubbed.Stub);
        await ShouldFailAsync(stubbed, call, "provider_error");

        stubbed.Stub.On(vendor.SubmitRoute, vendor.Invalid(TaskVendor.LeakySentence));
        await ShouldFailAsync(stubbed, call, "invalid_input", TaskVendor.Sentence);
    }

    // What was asked of the vendor stands beside what came of it.
    private static async Task<(JsonElement Made, List<StubRequest> Sent)> ShouldBeChargedAsync(StubbedServer stubbed, StubbedCall call)
    {
        var account = await stubbed.Server.OpenAccountAsync(tokens: Tokens);
        var quoted = (await account.Client.PostTextAsync($"/api/v2/models/{call.Model.Slug}/calculate-price", call.Body)).Content;
        // A charge that follows the length of the file is quoted as the most; the recordings here are as short as one that costs the least.
        var followsFile = call.Model.Price is PriceRule.PerSecond { Option: null };
        var price = JsonElement.Parse(await quoted.ReadAsStringAsync(TestHttp.Ct)).Whole(followsFile ? "min_token_cost" : "token_cost");
        var before = stubbed.Stub.Requests.Count;

        var made = await account.Client.WaitAsync(await account.Client.GenerateAsync(call.Body));

        (made.Text("status"), made.Whole("tokens_spent")).ShouldBe(("completed", price), $"{call}: {made}");
        (await account.Client.GetJsonAsync($"/api/v2/models/{call.Model.Slug}")).Whole(followsFile ? "min_token_cost" : "token_cost").ShouldBe(price, call.ToString());
        made.GetProperty("sandbox").GetBoolean().ShouldBeFalse(call.ToString());
        (await account.Client.TokensAsync()).ShouldBe((Tokens - price, 0), call.ToString());
        return (made, [.. stubbed.Stub.Requests.Skip(before)]);
    }

    private static async Task ShouldFailAsync(StubbedServer stubbed, StubbedCall call, string code, string message = "")
    {
        var account = await stubbed.Server.OpenAccountAsync(tokens: Tokens);

        var made = await account.Client.WaitAsync(await account.Client.GenerateAsync(call.Body));

        (made.Text("status"), made.Whole("tokens_spent")).ShouldBe(("failed", 0), $"{call}: {made}");
        var error = made.Text("error").ShouldNotBeNull(call.ToString());
        error.ShouldStartWith($"{code}: ", customMessage: call.ToString());
        error.ShouldContain(message, customMessage: call.ToString());
        error.ShouldNotContain(VendorStub.Key, customMessage: call.ToString());
        made.Text("result_url").ShouldBeNull(call.ToString());
        (await account.Client.TokensAsync()).ShouldBe((Tokens, 0), call.ToString());
    }

    private static TextVendor Speaker(StubbedServer stubbed, StubbedCall call) => stubbed.Vendor.Text is { } text
        ? text(call.Route.Model)
        : throw new InvalidOperationException($"{stubbed.Provider.Name} writes no texts, but {call.Model.Slug} has a route to it.");
}
