import { indentedJson, type Sample } from './sample';

export function csharp(sample: Sample): string {
  const { origin, path, body, isStream } = sample;
  return `using System.Net.Http.Json;
using System.Text.Json.Nodes;

var url = "${origin}${path}";
var http = new HttpClient();
http.DefaultRequestHeaders.Authorization = new("Bearer",
    Environment.GetEnvironmentVariable("TESSERA_API_KEY"));

var body = JsonNode.Parse("""
    ${indentedJson(body, 4)}
    """);
${isStream ? stream : whole(sample)}`;
}

const stream = `var call = new HttpRequestMessage(HttpMethod.Post, url)
{
    Content = JsonContent.Create(body),
};
using var reply = await http.SendAsync(call, HttpCompletionOption.ResponseHeadersRead);
reply.EnsureSuccessStatusCode();
using var lines = new StreamReader(await reply.Content.ReadAsStreamAsync());
while (await lines.ReadLineAsync() is { } line)
{
    if (line.StartsWith("data: {"))
        Console.Write(JsonNode.Parse(line[6..])!["delta"]);
}`;

function whole({ result, charge, isAsync }: Sample): string {
  const wait = `http.DefaultRequestHeaders.Add("Prefer", "wait=60");
while ((string?)made!["status"] == "pending")
    made = await http.GetFromJsonAsync<JsonObject>($"{url}/{made["id"]}");
`;
  const value = result.map((name) => `made!["${name}"]`).join(' ?? ');
  return `using var reply = await http.PostAsJsonAsync(url, body);
reply.EnsureSuccessStatusCode();
var made = await reply.Content.ReadFromJsonAsync<JsonObject>();
${isAsync ? wait : ''}Console.WriteLine($"{${result.length > 1 ? `(${value})` : value}}${charge ? ` {made["${charge}"]}` : ''}");`;
}
