using System.Text.Json;

namespace Tessera.Server.Tests.Dialects.V2;

/// <summary>A generation says what it was asked for, so that the same can be asked for again.</summary>
public sealed class KeptRequestTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string History = "/api/v2/user/history";

    [Fact]
    public async Task An_image_names_its_prompt_and_every_option_as_it_was_used()
    {
        var account = await v2.Server.OpenAccountAsync();
        var made = await account.Client.GenerateAsync("""{"model":"flux-1.1-pro","prompt":"Маяк","aspect_ratio":"16:9"}""");

        var request = await RequestOfAsync(account, made);
        var listed = (await account.Client.GetJsonAsync(History)).Items().ShouldHaveSingleItem().GetProperty("request");

        made.TryGetProperty("request", out _).ShouldBeFalse();
        request.Members().ShouldBe(["model", "prompt", "messages", "options", "inputs"]);
        (request.Text("model"), request.Text("prompt")).ShouldBe(("flux-1.1-pro", "Маяк"));
        request.IsNull("messages").ShouldBeTrue();
        request.GetProperty("options").Text("aspect_ratio").ShouldBe("16:9");
        request.GetProperty("options").Whole("seed").ShouldBe(made.Whole("seed"));
        request.GetProperty("inputs").Members().ShouldBeEmpty();
        listed.GetRawText().ShouldBe(request.GetRawText());

        // The same request again makes the same image.
        var options = request.GetProperty("options").GetRawText();
        var again = await account.Client.GenerateAsync($$"""{"model":"flux-1.1-pro","prompt":"Маяк","params":{{options}}}""");
        again.Whole("seed").ShouldBe(made.Whole("seed"));
        (await RequestOfAsync(account, again)).GetRawText().ShouldBe(request.GetRawText());
    }

    [Fact]
    public async Task A_pending_job_names_what_it_will_make()
    {
        var account = await v2.Server.OpenAccountAsync();
        var pending = await account.Client.GenerateAsync("""{"model":"kling-v2.1","prompt":"A flower opens"}""");

        (await RequestOfAsync(account, pending)).Text("prompt").ShouldBe("A flower opens");
    }

    [Fact]
    public async Task A_file_given_is_named_by_a_link_that_serves_it()
    {
        var account = await v2.Server.OpenAccountAsync();
        var first = await account.Client.GenerateAsync("""{"model":"dall-e-3","prompt":"A hill"}""");
        var second = await account.Client.GenerateAsync(JsonSerializer.Serialize(new { model = "flux-kontext-pro", prompt = "Add snow", image_url = first.Text("result_url") }));

        var link = (await RequestOfAsync(account, second)).GetProperty("inputs").Text("image_url").ShouldNotBeNull();
        using var anyone = v2.Server.ClientFor(null);
        using var file = await anyone.GetAsync(link, TestHttp.Ct);

        file.Content.Headers.ContentType?.MediaType.ShouldBe("image/webp");
    }

    [Fact]
    public async Task A_text_names_its_messages_and_its_options()
    {
        var account = await v2.Server.OpenAccountAsync();
        var text = await account.Client.GenerateAsync(
            """{"model":"gpt-5","messages":[{"role":"system","content":"Be short."},{"role":"user","content":"Привет"}],"temperature":0.5}""");

        var request = await RequestOfAsync(account, text);
        var item = (await account.Client.GetJsonAsync(History)).Items().ShouldHaveSingleItem();

        request.Text("prompt").ShouldBe("Привет");
        request.GetProperty("messages").EnumerateArray().Select(message => (message.Text("role"), message.Text("content")))
            .ShouldBe([("system", "Be short."), ("user", "Привет")]);
        request.GetProperty("options").GetProperty("temperature").GetDouble().ShouldBe(0.5);
        item.GetProperty("request").GetRawText().ShouldBe(request.GetRawText());
        item.Text("text").ShouldBe(text.Text("content")?[..Math.Min(280, text.Text("content")?.Length ?? 0)]);

        var again = await account.Client.GenerateAsync(
            JsonSerializer.Serialize(new { model = "gpt-5", messages = request.GetProperty("messages"), @params = request.GetProperty("options") }));
        again.Text("status").ShouldBe("completed");
    }

    [Fact]
    public async Task A_long_conversation_is_named_by_its_last_message_only()
    {
        var account = await v2.Server.OpenAccountAsync();
        var text = await account.Client.GenerateAsync(JsonSerializer.Serialize(new
        {
            model = "gpt-5",
            messages = new[] { new { role = "user", content = new string('x', 70_000) }, new { role = "user", content = "and now?" } },
        }));

        var request = await RequestOfAsync(account, text);

        request.Text("prompt").ShouldBe("and now?");
        request.IsNull("messages").ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"model":"gpt-5","prompt":"a secret"}""")]
    [InlineData("""{"model":"dall-e-3","prompt":"a secret"}""")]
    public async Task An_account_that_keeps_no_prompts_has_none(string body)
    {
        var account = await v2.Server.OpenAccountAsync();
        await v2.Server.Database.WriteAsync(session => session.Prepared($"UPDATE accounts SET keeps_prompts = 0 WHERE id = {account.Id}").ExecuteNonQueryAsync());
        var made = await account.Client.GenerateAsync(body);

        var polled = await account.Client.GetJsonAsync($"/api/v2/generate/{made.Whole("id")}");
        var item = (await account.Client.GetJsonAsync(History)).Items().ShouldHaveSingleItem();
        var stored = await StoredAsync($"account_id = {account.Id}");

        made.Text("status").ShouldBe("completed");
        polled.TryGetProperty("request", out _).ShouldBeFalse();
        item.IsNull("request").ShouldBeTrue();
        item.IsNull("prompt").ShouldBeTrue();
        stored.ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_of_it_is_left_of_a_deleted_generation()
    {
        var account = await v2.Server.OpenAccountAsync();
        var text = await account.Client.GenerateAsync("""{"model":"gpt-5","prompt":"a secret"}""");
        var before = await StoredAsync($"id = {text.Whole("id")}");

        (await account.Client.DeleteAsync($"/api/v2/generate/{text.Whole("id")}", TestHttp.Ct)).EnsureSuccessStatusCode();

        before.ShouldNotBeNull().ShouldContain("a secret");
        (await StoredAsync($"id = {text.Whole("id")}")).ShouldBeNull();
    }

    private static async Task<JsonElement> RequestOfAsync(TestAccount account, JsonElement made)
    {
        var id = made.GetProperty("id");
        return (await account.Client.GetJsonAsync($"/api/v2/generate/{id}")).GetProperty("request");
    }

    private Task<string?> StoredAsync(string where) => v2.Server.Database.ReadAsync(async session =>
        await session.Prepared($"SELECT request FROM generations WHERE {where}").ExecuteScalarAsync() as string);
}
