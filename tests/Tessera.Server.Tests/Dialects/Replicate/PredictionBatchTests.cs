using System.Globalization;
using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Dialects.Replicate;

/// <summary>Several outputs of one prediction.</summary>
public sealed class PredictionBatchTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Predictions = "/replicate/v1/predictions";
    private const string Three = """{"version":"tessera/flux-2-pro","input":{"prompt":"A hill","num_outputs":3,"seed":7}}""";

    [Fact]
    public async Task The_output_is_a_list_under_one_id_and_all_are_charged()
    {
        var account = await v2.Server.OpenAccountAsync();

        var created = await account.Client.PostTextAsync(Predictions, Three).JsonAsync();
        var (made, listed) = (await EndedAsync(account.Client, created), await account.Client.GetJsonAsync(Predictions));

        made.Text("status").ShouldBe("succeeded", made.ToString());
        var links = made.GetProperty("output").EnumerateArray().Select(link => link.GetString()).ToList();
        links.Distinct().Count().ShouldBe(3);
        (await account.Client.TokensAsync()).ShouldBe((1000 - made.GetProperty("metrics").Whole("tokens_spent"), 0));
        listed.GetProperty("results").EnumerateArray().ShouldHaveSingleItem().GetProperty("output").GetArrayLength().ShouldBe(3);
        await v2.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_key_makes_and_charges_them_once()
    {
        var account = await v2.Server.OpenAccountAsync();

        var (first, second) = (await SendAsync(), await SendAsync());

        second.Text("id").ShouldBe(first.Text("id"));
        var made = await EndedAsync(account.Client, first);
        (await account.Client.TokensAsync()).ShouldBe((1000 - made.GetProperty("metrics").Whole("tokens_spent"), 0));

        async Task<JsonElement> SendAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Predictions) { Content = new StringContent(Three, null, "application/json") };
            request.Headers.Add("Idempotency-Key", "several");
            return await account.Client.SendAsync(request, TestHttp.Ct).JsonAsync();
        }
    }

    [Fact]
    public async Task What_it_cost_and_took_stays_when_results_are_deleted()
    {
        var account = await v2.Server.OpenAccountAsync();
        var made = await EndedAsync(account.Client, await account.Client.PostTextAsync(Predictions, Three).JsonAsync());
        var ids = (await account.Client.GetJsonAsync("/api/v2/user/history")).Items().Select(one => one.Text("id")).ToList();

        foreach (var id in ids.SkipLast(1))
        {
            (await account.Client.DeleteAsync($"/api/v2/generate/{id}", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        using var reply = await account.Client.GetAsync(new Uri(made.GetProperty("urls").Text("get")!).PathAndQuery, TestHttp.Ct);
        var left = await Task.FromResult(reply).JsonAsync();
        var listed = (await account.Client.GetJsonAsync(Predictions)).GetProperty("results").EnumerateArray().ShouldHaveSingleItem();

        ids.Count.ShouldBe(3);
        (left.GetProperty("output").GetArrayLength(), left.GetProperty("data_removed").GetBoolean()).ShouldBe((1, false));
        left.GetProperty("metrics").ToString().ShouldBe(made.GetProperty("metrics").ToString());
        listed.GetProperty("metrics").ToString().ShouldBe(made.GetProperty("metrics").ToString());
        reply.Headers.GetValues("X-Tessera-Tokens-Spent").Single().ShouldBe(made.GetProperty("metrics").Whole("tokens_spent").ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_model_of_another_kind_makes_one()
    {
        var account = await v2.Server.OpenAccountAsync();

        using var reply = await account.Client.PostTextAsync(Predictions, """{"version":"google/veo-3.1","input":{"prompt":"A hill","num_outputs":2}}""");

        reply.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, await reply.Content.ReadAsStringAsync(TestHttp.Ct));
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
    }

    private static async Task<JsonElement> EndedAsync(HttpClient client, JsonElement created)
    {
        var path = new Uri(created.GetProperty("urls").Text("get").ShouldNotBeNull()).PathAndQuery;
        while (await client.GetJsonAsync(path) is var prediction)
        {
            if (prediction.Text("status") is not ("starting" or "processing"))
            {
                return prediction;
            }
        }

        throw new InvalidOperationException("It never ends.");
    }
}
