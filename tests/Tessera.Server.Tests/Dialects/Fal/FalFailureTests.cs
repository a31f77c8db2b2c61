using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;
using Tessera.Testing.Vendors;

namespace Tessera.Server.Tests.Dialects.Fal;

/// <summary>What fails at the provider is completed with an error: fal's client polls for nothing else, and repeats a call at 502 to 504.</summary>
[OneEngine]
public sealed class FalFailureTests
{
    private const string Slug = "flux-2-pro";

    [Fact]
    public async Task A_broken_task_is_500_and_a_refused_input_422()
    {
        await using var stubbed = await StubbedServer.StartAsync("fal");
        var account = await stubbed.Server.OpenAccountAsync();
        var (vendor, _) = await stubbed.MakerAsync(Slug);

        vendor.Breaks(stubbed.Stub);
        await ShouldBeAsync(HttpStatusCode.InternalServerError, null);

        ((HostedVendor)vendor).RefusesInput(stubbed.Stub);
        await ShouldBeAsync(HttpStatusCode.UnprocessableEntity, "content_policy_violation");

        stubbed.Stub.On(vendor.SubmitRoute, vendor.Invalid(TaskVendor.Sentence));
        await ShouldBeAsync(HttpStatusCode.UnprocessableEntity, "value_error");
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        await stubbed.Server.ShouldVerifyAsync();

        async Task ShouldBeAsync(HttpStatusCode status, string? kind)
        {
            var before = stubbed.Stub.Requests.Count(request => request.IsTo(vendor.SubmitRoute));
            using var run = await account.Client.PostTextAsync($"/fal/run/tessera/{Slug}", """{"prompt":"A fox"}""");
            var queued = await account.Client.PostTextAsync($"/fal/queue/tessera/{Slug}", """{"prompt":"A fox"}""").JsonAsync();
            var path = new Uri(queued.Text("status_url").ShouldNotBeNull()).PathAndQuery;
            await account.Client.GetStringAsync($"{path}/stream", TestHttp.Ct);
            var completed = await account.Client.GetJsonAsync(path);
            using var result = await account.Client.GetAsync(path[..^"/status".Length], TestHttp.Ct);

            completed.Text("status").ShouldBe("COMPLETED");
            stubbed.Stub.Requests.Count(request => request.IsTo(vendor.SubmitRoute)).ShouldBeGreaterThan(before);
            foreach (var reply in (HttpResponseMessage[])[run, result])
            {
                var error = await Task.FromResult(reply).JsonAsync();
                reply.StatusCode.ShouldBe(status, error.ToString());
                if (kind is not null)
                {
                    error.GetProperty("detail")[0].Text("type").ShouldBe(kind);
                }
                else
                {
                    error.GetProperty("detail").ValueKind.ShouldBe(JsonValueKind.String);
                }
            }
        }
    }

    [Fact]
    public async Task What_the_caller_sends_in_fals_form_reaches_fal_in_the_same()
    {
        await using var stubbed = await StubbedServer.StartAsync("fal");
        var account = await stubbed.Server.OpenAccountAsync();
        var (vendor, _) = await stubbed.MakerAsync(Slug);
        vendor.Serves(stubbed.Stub);

        var made = await account.Client.PostTextAsync(
            "/fal/run/fal-ai/flux-2-pro", """{"prompt":"A fox","image_size":{"width":1344,"height":768},"seed":5,"output_format":"jpeg"}""").JsonAsync();

        made.GetProperty("images").GetArrayLength().ShouldBe(1);
        var sent = stubbed.Stub.Requests.Single(request => request.IsTo(vendor.SubmitRoute)).Json;
        (sent.Text("prompt"), sent.Text("output_format"), sent.Whole("seed")).ShouldBe(("A fox", "jpeg", 5));
        (sent.GetProperty("image_size").Whole("width"), sent.GetProperty("image_size").Whole("height")).ShouldBe((1344, 768));
    }
}
