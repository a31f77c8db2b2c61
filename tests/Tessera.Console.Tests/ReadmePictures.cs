using System.Text.Json;
using NetVips;

namespace Tessera.Console.Tests;

/// <summary>Takes the screenshots of the README from a real run: <c>scripts/screenshots</c>.</summary>
public sealed class ReadmePictures(ConsoleHost host)
{
    private const string Wide = ""","size":"1344x768" """;
    private const string Tall = ""","size":"768x1344" """;

    private const string Fixed = ""","seed":7""";

    /// <summary>From the oldest to the newest; the gallery begins with the newest.</summary>
    private static readonly string[] Calls =
    [
        $$"""{"model":"flux-1.1-pro","prompt":"A city skyline at night in the rain"{{Wide}}{{Fixed}}}""",
        $$"""{"model":"photon-flash","prompt":"A cup of coffee and a cake on a table"{{Fixed}}}""",
        $$"""{"model":"flux-1.1-pro","prompt":"A street cafe in the evening"{{Wide}}{{Fixed}}}""",
        $$"""{"model":"flux-1.1-pro","prompt":"A village in the snow at night"{{Wide}}{{Fixed}}}""",
        $$"""{"model":"photon-flash","prompt":"A crystal in the mountains at sunset"{{Fixed}}}""",
        $$"""{"model":"flux-1.1-pro","prompt":"A deer in a forest in the morning mist"{{Wide}}{{Fixed}}}""",
        $$"""{"model":"flux-1.1-pro","prompt":"An astronaut on the moon, looking at the planets"{{Fixed}}}""",
        $$"""{"model":"flux-1.1-pro","prompt":"A coral reef with fish"{{Wide}}{{Fixed}}}""",
        $$"""{"model":"gpt-image-2","prompt":"A castle on a hill, watercolor"{{Fixed}}}""",
        $$"""{"model":"flux-1.1-pro","prompt":"A lighthouse at sunset, oil painting"{{Tall}}{{Fixed}}}""",
        $$"""{"model":"flux-1.1-pro","prompt":"A red fox in a snowy forest"{{Fixed}}}""",
        $$"""{"model":"kling-v2.1","prompt":"A sailing boat on a stormy sea"}""",
        $$"""{"model":"flux-1.1-pro","prompt":"A rocket over a planet with rings"{{Tall}}{{Fixed}}}""",
        $$"""{"model":"musicgen","prompt":"Warm lo-fi beat with rain on a window","duration":20}""",
        $$"""{"model":"flux-1.1-pro","prompt":"A hot-air balloon over a mountain lake at sunrise"{{Wide}}{{Fixed}}}""",
        $$"""{"model":"photon-flash","prompt":"A butterfly and flowers in a meadow"{{Fixed}}}""",
        $$"""{"model":"flux-1.1-pro","prompt":"A dragon over a castle at sunset"{{Wide}}{{Fixed}}}""",
        $$"""{"model":"openai-tts","text":"Welcome to Tessera. Every model, one balance, one history."}""",
    ];

    /// <summary>A key of each program: its budget, and how many images it has made.</summary>
    private static readonly (string Name, string Limits, int Images)[] Keys =
    [
        ("Nightly reports", ""","monthly_budget":400,"scopes":["generate","read"]""", 24),
        ("Mobile app", ""","monthly_budget":200,"scopes":["generate","read"],"models":["flux-1.1-pro","photon-flash","gpt-image-2"]""", 46),
        ("Marketing site", ""","monthly_budget":1000,"models":["flux-1.1-pro"]""", 9),
        ("Continuous integration", ""","is_test":true""", 3),
    ];

    [Fact(Explicit = true)]
    public async Task Are_taken_from_a_server_that_made_all_that_they_show()
    {
        var account = await ConsoleAccounts.NewAsync(host.Server, tokens: 8000);
        await UseKeysAsync(account);
        using var client = host.Server.ClientFor(account.Key);
        foreach (var model in await CheapImageModelsAsync(client))
        {
            // Its time is shown by the page of models; the image itself is not part of a screenshot.
            var id = (await MakeAsync(client, $$"""{"model":"{{model}}","prompt":"A tessera"}""")).GetProperty("id");
            await DeleteAsync(client, id);
        }

        foreach (var call in Calls)
        {
            await MakeAsync(client, call);
        }

        await using (var console = await host.OpenAsync("?type=image&model=flux-1.1-pro&prompt=A+lighthouse+on+a+cliff+in+a+storm", Look.Default, account))
        {
            await console.Page.Locator("input[value='1344x768']").CheckAsync();
            await console.Page.GetByRole(AriaRole.Button, new() { Name = console.Text["create.generate"] }).First.ClickAsync();
            await Assertions.Expect(console.Page.GetByText(console.Text["create.remix"]).First).ToBeVisibleAsync();
            await TakeAsync(console, "console-create");
            foreach (var (path, name) in new[] { ("gallery", "console-gallery"), ("models?type=image", "console-models"), ("keys", "console-keys") })
            {
                await console.GoAsync(path);
                await TakeAsync(console, name);
            }
        }

        await using var dark = await host.OpenAsync("gallery", new Look("ru", "dark", 1440), account);
        await TakeAsync(dark, "console-gallery-dark");
    }

    private async Task UseKeysAsync(ConsoleAccount account)
    {
        using var owner = host.Server.ClientFor(account.Key);
        foreach (var (name, limits, images) in Keys)
        {
            var created = await owner.PostTextAsync("/api/v2/keys", $$"""{"name":"{{name}}"{{limits}}}""").JsonAsync();
            using var program = host.Server.ClientFor(created.Text("key"));
            for (var i = 0; i < images; i++)
            {
                var id = (await MakeAsync(program, $$"""{"model":"flux-1.1-pro","prompt":"A sample"}""")).GetProperty("id");
                await DeleteAsync(owner, id);
            }
        }
    }

    private static async Task<IEnumerable<string?>> CheapImageModelsAsync(HttpClient client)
    {
        var models = (await client.GetJsonAsync("/api/v2/models")).GetProperty("items").EnumerateArray().ToList();
        return models
            .Where(model => model.Text("category") == "image" && !NeedsFile(model))
            .OrderBy(model => model.Whole("min_token_cost"))
            .Take(14)
            .Select(model => model.Text("slug"));
    }

    private static bool NeedsFile(JsonElement model) =>
        model.GetProperty("config").TryGetProperty("inputs", out var inputs)
        && inputs.EnumerateObject().Any(input => input.Value.TryGetProperty("required", out var required) && required.GetBoolean());

    private static async Task DeleteAsync(HttpClient client, JsonElement id)
    {
        using var deleted = await client.DeleteAsync($"/api/v2/generate/{id}", TestContext.Current.CancellationToken);
        deleted.IsSuccessStatusCode.ShouldBeTrue();
    }

    private static async Task<JsonElement> MakeAsync(HttpClient client, string call)
    {
        var made = await client.WaitAsync(await client.GenerateAsync(call));
        made.Text("status").ShouldBe("completed", made.ToString());
        return made;
    }

    private static async Task TakeAsync(ConsolePage console, string name)
    {
        await console.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Assertions.Expect(console.Page.Locator(".skeleton")).ToHaveCountAsync(0);
        using var shot = Image.NewFromBuffer(await console.Page.ScreenshotAsync());
        shot.Pngsave(Path.Combine(Installation.Root, "docs/images", $"{name}.png"), effort: 10, compression: 9);
    }
}
