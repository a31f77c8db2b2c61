using System.Net;
using System.Net.Http.Headers;

namespace Tessera.Server.Tests.Dialects.Workspaces;

public sealed class ImageHistoryTests(ImagesServer images) : IClassFixture<ImagesServer>
{
    private static readonly string[] Thirteen =
    [
        "output_image_id", "batch_id", "user_id", "workspace_id", "prompt", "model", "parameters", "input_images", "output_image_url",
        "output_image_width", "output_image_height", "output_image_size", "created_at",
    ];

    [Fact]
    public async Task An_entry_has_the_thirteen_members_of_the_page()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);
        var reply = await caller.MakeAsync("""{"prompt":"A hill","num_images":2}""");

        var entries = (await caller.GetAsync("/history")).EnumerateArray().ToList();

        entries.Count.ShouldBe(2);
        entries.ShouldAllBe(entry => entry.EnumerateObject().Select(member => member.Name).SequenceEqual(Thirteen));
        var newest = entries[0];
        newest.Text("output_image_id").ShouldBe(reply.Images()[1].Text("image_id"));
        newest.Text("batch_id").ShouldBe(reply.Text("batch_id"));
        newest.Whole("user_id").ShouldBe(caller.Owner.Value);
        newest.Text("workspace_id").ShouldBe(caller.Workspace);
        newest.Text("output_image_url").ShouldBe($"/api/ds-prototypes/image_generation/{newest.Text("output_image_id")}/view");
        newest.Whole("output_image_size").ShouldBe(reply.Images()[1].Whole("file_size"));
        newest.GetProperty("parameters").Whole("num_images").ShouldBe(2);
        Seeds.SeedShapes.ShouldBeUtcSeconds(newest.Text("created_at"));
        var one = await caller.GetAsync($"/history/{newest.Text("output_image_id")}");
        one.GetRawText().ShouldBe(newest.GetRawText());
    }

    [Fact]
    public async Task It_is_newest_first_and_can_be_filtered_and_paged()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);
        foreach (var model in (string[])["nano-banana", "photon-flash", "nano-banana", "photon-flash", "nano-banana"])
        {
            await caller.MakeAsync($$"""{"prompt":"A hill","model":"{{model}}"}""");
        }

        var all = await IdsAsync("/history");
        all.Count.ShouldBe(5);
        (await IdsAsync("/history?limit=2")).ShouldBe(all[..2]);
        (await IdsAsync("/history?limit=2&offset=2")).ShouldBe(all[2..4]);
        (await IdsAsync("/history?offset=5")).ShouldBeEmpty();
        (await IdsAsync("/history?model=photon-flash")).ShouldBe([all[1], all[3]]);
        (await IdsAsync("/history?model=nano-banana&limit=1&offset=1")).ShouldBe([all[2]]);
        (await IdsAsync("/history?model=nothing")).ShouldBeEmpty();
        (await caller.GetAsync("/history?limit=1001")).Wrong().ShouldBe(["query.limit: less_than_equal"]);
        (await caller.GetAsync("/history?limit=x&offset=-1")).Wrong().ShouldBe(["query.limit: int_parsing", "query.offset: greater_than_equal"]);

        async Task<List<string?>> IdsAsync(string route) => [.. (await caller.GetAsync(route)).EnumerateArray().Select(entry => entry.Text("output_image_id"))];
    }

    [Fact]
    public async Task Deleting_takes_entry_and_file_and_leaves_the_ledger()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server, tokens: 100);
        var reply = await caller.MakeAsync("""{"prompt":"A hill"}""");
        var (id, link) = (reply.Images()[0].Text("image_id"), reply.Images()[0].Text("url"));

        using var first = await caller.Client.DeleteAsync($"{WorkspaceCaller.Root}/history/{id}", TestHttp.Ct);
        using var second = await caller.Client.DeleteAsync($"{WorkspaceCaller.Root}/history/{id}", TestHttp.Ct);

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await first.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldBe("{}");
        second.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await caller.Client.GetAsync($"{WorkspaceCaller.Root}/history/{id}", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await caller.Client.GetAsync(reply.View(), TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await caller.Client.GetAsync(link, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await caller.GetAsync("/history")).GetArrayLength().ShouldBe(0);
        Directory.GetFiles(images.Server.DataDirectory, $"{await GenerationAsync(caller)}.*", SearchOption.AllDirectories).ShouldBeEmpty();
        (await caller.Account.Client.GetJsonAsync("/api/v2/user/transactions")).GetProperty("items")[0].Whole("spent").ShouldBe(4);
        (await caller.QuotaAsync()).Whole("usedAmount").ShouldBe(1);
        await images.Server.ShouldVerifyWithQuotasAsync();
    }

    [Fact]
    public async Task V2_shows_the_same_work_in_history_and_transactions()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server, tokens: 100);
        await caller.MakeAsync("""{"prompt":"A hill at noon","num_images":2,"model":"nano-banana-2"}""");

        var history = (await caller.Account.Client.GetJsonAsync("/api/v2/user/history?model=nano-banana-2")).GetProperty("items");
        var spent = (await caller.Account.Client.GetJsonAsync("/api/v2/user/transactions")).GetProperty("items").EnumerateArray().Sum(line => line.Whole("spent"));

        history.GetArrayLength().ShouldBe(2);
        history[0].Text("prompt").ShouldBe("A hill at noon");
        history[0].Whole("tokens_used").ShouldBe(8);
        spent.ShouldBe(16);
        (await caller.Account.Client.GetJsonAsync("/api/v2/balance")).Whole("token_balance").ShouldBe(84);
    }

    [Fact]
    public async Task An_image_is_served_whole_in_ranges_and_by_its_tag()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);
        var view = (await caller.MakeAsync("""{"prompt":"A hill"}""")).View();

        using var whole = await caller.Client.GetAsync(view, TestHttp.Ct);
        using var part = await SendAsync(request => request.Headers.Range = new RangeHeaderValue(1, 7));
        using var same = await SendAsync(request => request.Headers.IfNoneMatch.Add(whole.Headers.ETag.ShouldNotBeNull()));
        using var head = await SendAsync(request => request.Method = HttpMethod.Head);

        var bytes = await whole.Content.ReadAsByteArrayAsync(TestHttp.Ct);
        whole.Content.Headers.ContentType?.MediaType.ShouldBe("image/png");
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync(TestHttp.Ct)).ShouldBe(bytes[1..8]);
        same.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Content.Headers.ContentLength.ShouldBe(bytes.Length);
        (await caller.Client.GetByteArrayAsync(view.Replace("/image_generation", "", StringComparison.Ordinal), TestHttp.Ct)).ShouldBe(bytes);

        async Task<HttpResponseMessage> SendAsync(Action<HttpRequestMessage> change)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, view);
            change(request);
            return await caller.Client.SendAsync(request, TestHttp.Ct);
        }
    }

    [Fact]
    public async Task The_signed_link_opens_one_image_and_no_other()
    {
        var caller = await WorkspaceCaller.OpenAsync(images.Server);
        var reply = await caller.MakeAsync("""{"prompt":"A hill","num_images":2}""");
        var (one, two) = (reply.Images()[0].Text("url") ?? "", reply.Images()[1].Text("url") ?? "");
        using var anyone = images.Server.ClientFor(null);

        (await anyone.GetAsync(one, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await anyone.GetAsync($"{two.Split('?')[0]}?{one.Split('?')[1]}", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await anyone.GetAsync(two.Split('?')[0], TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<long> GenerationAsync(WorkspaceCaller caller) =>
        (await caller.Account.Client.GetJsonAsync("/api/v2/user/transactions")).GetProperty("items")[0].Whole("generation_id");
}
