using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Tessera.Testing.Vendors;

namespace Tessera.Server.UnitTests.Fidelity;

/// <summary>A recorded request as one JSON document, which a schema can describe.</summary>
internal static partial class WireDocument
{
    // What HTTP itself needs.
    private static readonly HashSet<string> Framing = ["host", "connection", "content-length", "transfer-encoding"];

    public static async Task<JsonElement> OfAsync(StubRequest request, string model)
    {
        var parts = request.Path.Split('?', 2);
        var query = QueryHelpers.ParseQuery(parts.ElementAtOrDefault(1));
        var headers = request.Headers.Where(header => !Framing.Contains(header.Key)).ToDictionary(header => header.Key, header => Boundary().Replace(header.Value, ""));
        return JsonSerializer.SerializeToElement(new JsonObject
        {
            ["model"] = model,
            ["method"] = request.Method,
            ["host"] = request.Headers["host"],
            ["path"] = Uri.UnescapeDataString(parts[0]),
            ["query"] = new JsonObject(query.Select(one => KeyValuePair.Create<string, JsonNode?>(one.Key, one.Value.ToString()))),
            ["headers"] = JsonSerializer.SerializeToNode(headers),
            ["body"] = await BodyAsync(request),
        });
    }

    private static async Task<JsonNode?> BodyAsync(StubRequest request)
    {
        if (request.Body.Length == 0)
        {
            return null;
        }

        var type = request.Headers.GetValueOrDefault("content-type", "");
        return type.StartsWith("multipart/form-data", StringComparison.Ordinal)
            ? await FormAsync(request.Body, HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(type).Boundary).ToString())
            // A recording that is the body.
            : type.StartsWith("audio/", StringComparison.Ordinal) ? new JsonObject { ["type"] = type, ["length"] = request.Body.Length }
            : JsonNode.Parse(request.Body);
    }

    /// <summary>The fields of a form: a text as it is, a file as its name, type and length; a repeated field as a list.</summary>
    private static async Task<JsonObject> FormAsync(byte[] body, string boundary)
    {
        var form = new JsonObject();
        var reader = new MultipartReader(boundary, new MemoryStream(body));
        while (await reader.ReadNextSectionAsync(TestContext.Current.CancellationToken) is { } section)
        {
            var name = section.GetContentDispositionHeader().ShouldNotBeNull();
            Add(form, HeaderUtilities.RemoveQuotes(name.Name).ToString(), name.IsFileDisposition() ? await FileAsync(section, name) : await section.ReadAsStringAsync());
        }

        return form;
    }

    private static async Task<JsonNode?> FileAsync(MultipartSection section, ContentDispositionHeaderValue name)
    {
        using var content = new MemoryStream();
        await section.Body.CopyToAsync(content);
        return new JsonObject
        {
            ["filename"] = HeaderUtilities.RemoveQuotes(name.FileName).ToString(),
            ["type"] = section.ContentType,
            ["length"] = content.Length,
        };
    }

    private static void Add(JsonObject form, string name, JsonNode? value)
    {
        switch (form[name])
        {
            case null:
                form[name] = value;
                break;
            case JsonArray list:
                list.Add(value);
                break;
            case var first:
                form[name] = new JsonArray(first.DeepClone(), value);
                break;
        }
    }

    [GeneratedRegex("; ?boundary=.*", RegexOptions.CultureInvariant)]
    private static partial Regex Boundary();
}
