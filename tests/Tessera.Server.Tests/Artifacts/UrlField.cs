using System.Text.Json;
using Tessera.Server.Catalog;
using Tessera.Server.Tests.Dialects.V2.Generations;

namespace Tessera.Server.Tests.Artifacts;

/// <summary>A field of the API that takes a URL, and a call that has one in it.</summary>
/// <param name="Name">The name in test output.</param>
/// <param name="Field">The field's name in errors.</param>
/// <param name="Body">A call that is valid except for the given URL.</param>
internal sealed record UrlField(string Name, string Field, Func<string, object> Body)
{
    private static readonly string Image = $"data:image/png;base64,{Convert.ToBase64String(Samples.Png)}";

    public override string ToString() => Name;

    /// <summary>Each file input of each model in the catalogue, and both forms of message parts.</summary>
    public static IReadOnlyList<UrlField> All(ModelCatalog catalog) =>
    [
        .. catalog.All.SelectMany(model => model.Inputs.Select(input => OfModel(model, input))),
        OfMessage("messages, object", url => new { url }),
        OfMessage("messages, string", url => url),
    ];

    /// <summary>One for each field name, and both forms of message parts.</summary>
    public static IReadOnlyList<UrlField> OneOfEach(ModelCatalog catalog) => [.. All(catalog).DistinctBy(sink => (sink.Field, sink.Name.StartsWith("messages", StringComparison.Ordinal) ? sink.Name : ""))];

    /// <summary>Submits the call without waiting for its result.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpClient client, string url) =>
        client.PostWithAsync("Prefer", "respond-async", JsonSerializer.Serialize(Body(url)));

    /// <summary>One call of a vision model with all these images.</summary>
    public static object Messages(IEnumerable<string> urls) => new
    {
        model = "gpt-5",
        messages = new[] { new { role = "user", content = urls.Select(url => new { type = "image_url", image_url = new { url } }).ToArray() } },
    };

    private static UrlField OfModel(Model model, InputRule sink) => new($"{model.Slug}.{sink.Name}", sink.Name, url =>
    {
        var body = new Dictionary<string, object> { ["model"] = model.Slug };
        if (model.Prompt == InputUse.Required)
        {
            body["prompt"] = "A hill";
        }

        foreach (var input in model.Inputs.Where(input => input.Required))
        {
            body[input.Name] = Image;
        }

        body[sink.Name] = url;
        return body;
    });

    private static UrlField OfMessage(string name, Func<string, object> form) => new(name, "messages[0].content[1].image_url.url", url => new
    {
        model = "gpt-5",
        messages = new[] { new { role = "user", content = new object[] { new { type = "text", text = "What is it?" }, new { type = "image_url", image_url = form(url) } } } },
    });
}
