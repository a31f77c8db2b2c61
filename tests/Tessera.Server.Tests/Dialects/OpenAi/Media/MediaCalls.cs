using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Tessera.Server.Tests.Dialects.OpenAi.Media;

/// <summary>What the tests of images, audio, videos and files under <c>/v1</c> do with a client.</summary>
internal static class MediaCalls
{
    public const string Images = "/v1/images/generations";
    public const string Edits = "/v1/images/edits";
    public const string Speech = "/v1/audio/speech";
    public const string Transcriptions = "/v1/audio/transcriptions";
    public const string Translations = "/v1/audio/translations";
    public const string Videos = "/v1/videos";
    public const string Files = "/v1/files";

    /// <summary>A form of text fields, in the order given.</summary>
    public static MultipartFormDataContent Form(params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return form;
    }

    /// <summary>The form with a file.</summary>
    public static MultipartFormDataContent With(this MultipartFormDataContent form, string name, byte[] content, string fileName = "file.png")
    {
        form.Add(new ByteArrayContent(content), name, fileName);
        return form;
    }

    public static Task<HttpResponseMessage> PostFormAsync(this HttpClient client, string path, HttpContent form) => client.PostAsync(path, form, TestHttp.Ct);

    /// <summary>The body of a successful reply, and its headers.</summary>
    public static async Task<(byte[] Body, HttpResponseHeaders Headers, string? ContentType)> BytesAsync(this Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        var body = await response.Content.ReadAsByteArrayAsync(TestHttp.Ct);
        response.StatusCode.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.PartialContent], System.Text.Encoding.UTF8.GetString(body[..Math.Min(body.Length, 500)]));
        return (body, response.Headers, response.Content.Headers.ContentType?.ToString());
    }

    /// <summary>The warnings in a reply's header; none where there is none.</summary>
    public static string[] Warnings(this HttpResponseHeaders headers) => headers.TryGetValues("X-Tessera-Warnings", out var values)
        ? [.. JsonElement.Parse(values.Single()).EnumerateArray().Select(warning => warning.GetString() ?? "")]
        : [];

    /// <summary>The files in a reply that contains them.</summary>
    public static byte[][] Pictures(this JsonElement reply) =>
        [.. reply.GetProperty("data").EnumerateArray().Select(image => image.GetProperty("b64_json").GetBytesFromBase64())];
}
