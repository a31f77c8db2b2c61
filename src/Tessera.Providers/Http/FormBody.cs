using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tessera.Providers.Http;

/// <summary>
/// A multipart/form-data body as browsers write it: names in quotes, no content type on text fields, the
/// boundary without quotes. Some vendors' parsers accept no other form.
/// </summary>
internal sealed class FormBody : MultipartFormDataContent
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Random: otherwise a caller's file could contain the boundary and end its own part.
    public FormBody()
        : this("tessera" + RandomNumberGenerator.GetHexString(32, lowercase: true))
    {
    }

    private FormBody(string boundary)
        : base(boundary) => Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}");

    /// <summary>A field for each member of the object: strings unchanged, one field per list item, anything else as JSON.</summary>
    public void Put(JsonObject members)
    {
        foreach (var (name, value) in members)
        {
            Put(name, value);
        }
    }

    /// <summary>A file; a name that ends in <c>[]</c> is one of several.</summary>
    public void Put(string name, MediaInput file)
    {
        var ending = file.ContentType.Split('/', ';') is [_, { Length: > 0 } kind, ..] ? kind : "bin";
        Put(name, new InputContent(file), $"\"{name.TrimEnd('[', ']')}.{ending}\"", InputContent.TypeOf(file));
    }

    private void Put(string name, JsonNode? value)
    {
        if (value is JsonArray list)
        {
            foreach (var item in list)
            {
                Put(name, item);
            }
        }
        else if (value is not null)
        {
            var text = value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString(Compact);
            Put(name, new ByteArrayContent(Encoding.UTF8.GetBytes(text)), null, null);
        }
    }

    private void Put(string name, HttpContent part, string? fileName, MediaTypeHeaderValue? type)
    {
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"", FileName = fileName };
        part.Headers.ContentType = type;
        Add(part);
    }
}
