using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Media;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Testing.Vendors;

namespace Tessera.Server.Tests.Upstream;

/// <summary>
/// A server with the sandbox off, and a stub as its only provider, given as its operator would: by the vendor's usual names
/// in the environment. Models of the house stand in for those an operator adds for what the catalogue has none of.
/// </summary>
internal sealed class StubbedServer : IAsyncDisposable
{
    private static readonly string[] HouseTexts = ["ollama", "vllm", "llamacpp", "lmstudio", "localai"];

    private static readonly string House = new JsonObject
    {
        ["models"] = new JsonArray(HouseModel("house-text", "text", [.. HouseTexts.Select(provider => (provider, "llama3"))])),
    }.ToJsonString();

    private readonly string[] _settings;

    private StubbedServer(BuiltInProvider provider, VendorStub stub, TestServer server, string[] settings) =>
        (Provider, Stub, Server, _settings) = (provider, stub, server, settings);

    public BuiltInProvider Provider { get; }

    public VendorStub Stub { get; }

    public TestServer Server { get; }

    public VendorFactory Vendor => VendorFactory.All[Provider.Name];

    /// <summary>Every model that <c>/api/v2/generate</c> serves: embeddings have a route of their own.</summary>
    public IReadOnlyList<Model> Models => [.. Server.Services.GetRequiredService<ModelCatalog>().All.Where(model => model.Category != Category.Embedding)];

    public static Task<StubbedServer> StartAsync(string provider, params string[] settings) => StartAsync(provider, null, settings);

    /// <inheritdoc cref="StartAsync(string, string[])"/>
    public static async Task<StubbedServer> StartAsync(string name, Action<WebApplicationBuilder>? adjust, params string[] settings)
    {
        var provider = BuiltInProviders.Find(name).ShouldNotBeNull();
        var stub = await VendorStub.StartAsync();
        string[] all =
        [
            $"--{provider.KeyNames[0]}={VendorStub.Key}",
            $"--{provider.AddressNames[0]}={stub.Address.AbsoluteUri.TrimEnd('/')}{VendorFactory.All[name].AddressPath}",
            "--Tessera:Sandbox:Mode=Never",
            "--Tessera:Fetch:AllowedNetworks:0=127.0.0.0/8",
            "--Tessera:Routing:RetryDelay=00:00:00.001",
            "--Tessera:Tasks:PollEvery=00:00:00.01",
            "--Tessera:Tasks:PollAtMostEvery=00:00:00.05",
            .. settings,
        ];
        return new StubbedServer(provider, stub, await TestServer.StartWithModelsAsync(House, adjust, all), all);
    }

    /// <summary>What a start finds after this server was killed at this moment.</summary>
    public Task<TestServer> StartAsIfKilledAsync() => Server.StartAsIfKilledAsync(_settings);

    /// <summary>The provider's route of a model; null where it has none.</summary>
    public ProviderRoute? RouteOf(Model model) => model.Routes.FirstOrDefault(route => route.Provider == Provider.Name);

    /// <summary>The smallest request for a model that the provider's route serves, and one with a file where that goes to another endpoint.</summary>
    public async Task<IReadOnlyList<StubbedCall>> CallsOfAsync(Model model)
    {
        var route = RouteOf(model) ?? throw new ArgumentException($"{Provider.Name} has no route of {model.Slug}.", nameof(model));
        var calls = new List<StubbedCall>();
        var bringsFile = model.Inputs.Any(input => input.Required) || route.Needs.Count > 0;
        if (route.WithFiles is null || !bringsFile)
        {
            calls.Add(new StubbedCall(model, route, route.Needs, await BodyOfAsync(model, route.Needs)));
        }

        if (route.WithFiles is { } form)
        {
            var files = form.Needs.Count > 0 || bringsFile ? form.Needs : [model.Inputs.First(input => !form.Takes.Absent.Contains(input.Name)).Name];
            calls.Add(new StubbedCall(model, form, files, await BodyOfAsync(model, files)));
        }

        return calls;
    }

    /// <inheritdoc cref="MakerAsync(StubbedCall)"/>
    public async Task<(TaskVendor Vendor, StubTask Work)> MakerAsync(string slug) =>
        await MakerAsync((await CallsOfAsync(Models.Single(model => model.Slug == slug)))[0]);

    /// <summary>The vendor, ready to make what a call asks for; the stub has the file behind its link.</summary>
    public async Task<(TaskVendor Vendor, StubTask Work)> MakerAsync(StubbedCall call)
    {
        var model = call.Model;
        var kind = model.Kind ?? throw new ArgumentException($"{model.Slug} is a text.", nameof(call));
        var (file, type) = model.Category switch
        {
            Category.Video => (await Samples.VideoAsync("mp4"), "video/mp4"),
            _ when MakesSound(model) => (await Samples.SoundAsync("mp3"), "audio/mpeg"),
            _ => Image(model.Options.GetValueOrDefault("format")?.Default?.GetString()),
        };
        Stub.On("GET /made", StubAnswers.Bytes(200, file, type));
        var words = model.Slug == "text-ocr" || model.Category == Category.Stt ? "Good day" : null;
        var work = new StubTask(StubTask.CallOf(kind, call.Route.Model, call.Files), file, new Uri(Stub.Address, "/made").AbsoluteUri, words);
        var tasks = Vendor.Tasks ?? throw new InvalidOperationException($"{Provider.Name} makes no {kind}, but {model.Slug} has a route to it.");
        return (tasks(work), work);
    }

    /// <summary>Whether its result is a recording.</summary>
    public static bool MakesSound(Model model) => model.Options.GetValueOrDefault("format")?.Default?.GetString() == "mp3";

    // In the format that is made when none is asked for, so that it comes back byte for byte.
    private static (byte[] File, string Type) Image(string? format) =>
        format == "webp" ? (Samples.Image(ImageFormat.Webp), "image/webp") : (Samples.Png, "image/png");

    /// <summary>The smallest request for a model: its prompt and the files that it, or its route, needs.</summary>
    public static async Task<string> BodyOfAsync(Model model, IReadOnlyList<string> files)
    {
        var body = new JsonObject { ["model"] = model.Slug };
        if (model.Prompt != InputUse.None)
        {
            body["prompt"] = "A fox";
        }

        foreach (var input in model.Inputs.Where(input => input.Required || files.Contains(input.Name)))
        {
            var (file, type) = input.Media == "audio" ? (await Samples.SoundAsync("mp3"), "audio/mpeg") : (Samples.Png, "image/png");
            body[input.Name] = $"data:{type};base64,{Convert.ToBase64String(file)}";
        }

        return body.ToJsonString();
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Stub.DisposeAsync();
    }

    private static JsonObject HouseModel(string slug, string category, (string Provider, string Model)[] routes) => new()
    {
        ["slug"] = slug,
        ["name"] = "House",
        ["vendor"] = "Us",
        ["category"] = category,
        ["min_plan"] = "free",
        ["description_en"] = "Ours.",
        ["description_ru"] = "Наша.",
        ["price"] = new JsonObject { ["type"] = "fixed", ["tokens"] = 5 },
        ["routes"] = new JsonArray([.. routes.Select(route => new JsonObject { ["provider"] = route.Provider, ["model"] = route.Model })]),
    };
}
