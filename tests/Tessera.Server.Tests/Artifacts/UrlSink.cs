using System.Text.Json;
using Tessera.Server.Catalog;
using Tessera.Server.Tests.Dialects.V2.Generations;

namespace Tessera.Server.Tests.Artifacts;

/// <summary>A member of the API that takes a URL, and how to put one there.</summary>
/// <param name="Name">For the test's words.</param>
/// <param name="Field">The member as errors name it.</param>
/// <param name="Body">The call with a URL in that place; everything else in it is fine.</param>
internal sealed record UrlSink(string Name, string Field, Func<string, object> Body)
{
    private static readonly string Picture = $"data:image/png;base64,{Convert.ToBase64String(Samples.Png)}";

    public override string ToString() => Name;

    /// <summary>Each member of each model of the catalogue that names a file, and the parts of messages in both their forms.</summary>
    public static IReadOnlyList<UrlSink> All(ModelCatalog catalog) =>
    [
        .. catalog.All.SelectMany(model => model.Inputs.Select(input => OfModel(model, input))),
        OfMessage("messages, object", url => new { url }),
        OfMessage("messages, string", url => url),
    ];

    /// <summary>One for each name a member has, and the parts of messages.</summary>
    public static IReadOnlyList<UrlSink> OneOfEach(ModelCatalog catalog) => [.. All(catalog).DistinctBy(sink => (sink.Field, sink.Name.StartsWith("messages", StringComparison.Ordinal) ? sink.Name : ""))];

    /// <summary>Makes the call without waiting for what it makes.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpClient client, string url) =>
        client.PostWithAsync("Prefer", "respond-async", JsonSerializer.Serialize(Body(url)));

    /// <summary>One call of a model that sees, with all these pictures.</summary>
    public static object Messages(IEnumerable<string> urls) => new
    {
        model = "gpt-5",
        messages = new[] { new { role = "user", content = urls.Select(url => new { type = "image_url", image_url = new { url } }).ToArray() } },
    };

    private static UrlSink OfModel(Model model, InputRule sink) => new($"{model.Slug}.{sink.Name}", sink.Name, url =>
    {
        var body = new Dictionary<string, object> { ["model"] = model.Slug };
        if (model.Prompt == InputUse.Required)
        {
            body["prompt"] = "A hill";
        }

        foreach (var input in model.Inputs.Where(input => input.Required))
        {
            body[input.Name] = Picture;
        }

        body[sink.Name] = url;
        return body;
    });

    private static UrlSink OfMessage(string name, Func<string, object> form) => new(name, "messages[0].content[1].image_url.url", url => new
    {
        model = "gpt-5",
        messages = new[] { new { role = "user", content = new object[] { new { type = "text", text = "What is it?" }, new { type = "image_url", image_url = form(url) } } } },
    });
}
