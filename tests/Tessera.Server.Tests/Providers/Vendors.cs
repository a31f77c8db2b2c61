using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Providers;

/// <summary>Chat vendors on loopback, and servers that route a model of the test's own, <c>house</c>, to them.</summary>
internal static class Vendors
{
    public const string Hello = """{"model":"house","prompt":"Hello"}""";

    /// <summary>The whole price of a call.</summary>
    public const int Price = 2;

    /// <summary>A catalogue with the model and its routes, as JSON.</summary>
    public static string Catalog(string routes) => $$"""
        { "models": [{
          "slug": "house", "name": "House", "vendor": "Us", "category": "text", "min_plan": "free",
          "description_en": "Ours.", "description_ru": "Наша.", "price": { "type": "fixed", "tokens": {{Price}} }, "routes": {{routes}}
        }] }
        """;

    /// <summary>Two providers, the first before the second.</summary>
    public static string TwoInOrder { get; } = Catalog("""[{ "provider": "openai", "model": "first" }, { "provider": "vllm", "model": "second" }]""");

    public static string One { get; } = Catalog("""[{ "provider": "openai", "model": "first" }]""");

    /// <summary>The settings that put a provider at a vendor.</summary>
    public static string[] At(string provider, ChatUpstream vendor, string key = "test-key") =>
        [$"--Tessera:Providers:{provider}:BaseUrl={vendor.BaseUrl}", $"--Tessera:Providers:{provider}:ApiKey={key}"];

    /// <summary>The settings of several keys at one vendor, by weight.</summary>
    public static string[] KeysAt(string provider, ChatUpstream vendor, params (string Name, int Weight)[] keys) =>
    [
        $"--Tessera:Providers:{provider}:BaseUrl={vendor.BaseUrl}",
        .. keys.SelectMany((key, index) => new[]
        {
            $"--Tessera:Providers:{provider}:Keys:{index}:Name={key.Name}",
            $"--Tessera:Providers:{provider}:Keys:{index}:ApiKey=key-{key.Name}",
            $"--Tessera:Providers:{provider}:Keys:{index}:Weight={key.Weight}",
        }),
    ];

    public static Task<TestServer> ServeAsync(string catalog, params string[] settings) =>
        TestServer.StartWithModelsAsync(catalog, ["--Tessera:Routing:RetryDelay=00:00:00.001", .. settings]);

    public static Task<TestServer> ServeAsync(Action<WebApplicationBuilder> adjust, string catalog, params string[] settings) =>
        TestServer.StartWithModelsAsync(catalog, adjust, settings);

    /// <summary>The usual whole reply.</summary>
    public static Task SayAsync(HttpContext context) => ChatUpstream.SendAsync(
        context, ChatUpstream.Delta("Good day"), ChatUpstream.Finish, ChatUpstream.Usage(3, 2), ChatUpstream.Done);

    /// <summary>The connection breaks before anything was said.</summary>
    public static Task DieAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    public static Func<HttpContext, Task> Fail { get; } = ChatUpstream.Refuse(500, """{"error":{"message":"broken"}}""");
}
