using System.CommandLine;
using System.Text.Json;

namespace Tessera.Server.Commands;

internal static class CatalogCommands
{
    private const int MaxNew = 12;

    private const string NoKey = "No key matches; `provider list` shows all keys, and `provider add` stores one.";

    public static Command Check(AdminVerbs verbs)
    {
        var (provider, name) = (ProviderCommands.OnlyProvider(), ProviderCommands.OnlyName());
        var command = new Command("check", "Compares the catalogue's routes with the models that each key's provider lists; fails when a routed model is gone or a provider cannot be asked.") { provider, name };
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Post, "/catalog/check" + ProviderCommands.Query(parsed.GetValue(provider), parsed.GetValue(name))),
            reply => Show(Items(reply)),
            failure: Failure);
        return command;
    }

    private static IEnumerable<string> Show(List<JsonElement> items) =>
    [
        .. Table(items.Select(item => new
        {
            provider = item.GetProperty("provider"),
            name = item.GetProperty("name"),
            result = item.GetProperty("result"),
            routed = item.GetProperty("routed"),
            gone = CountOf(item, "gone"),
            ending = item.GetProperty("ending").GetArrayLength(),
            @new = CountOf(item, "new"),
            left_out = item.GetProperty("left_out"),
            message = item.GetProperty("message"),
        }), "provider", "name", "result", "routed", "gone", "ending", "new", "left_out", "message"),
        .. Section("Gone: a route names it and the provider does not have it. Change the route in data/catalog.d, or upgrade Tessera.", Found(items, "gone"), "provider", "name", "model", "slugs"),
        .. Section("Ending: the provider is withdrawing it; no date where it is only marked deprecated.", Found(items, "ending"), "provider", "name", "model", "ends", "slugs"),
        .. Section($"New: no route names it. At most {MaxNew} of each key; --json has all.", News(items), "provider", "name", "model"),
    ];

    // Without a list nothing is known to be gone or new.
    private static int? CountOf(JsonElement item, string member) => item.GetProperty("result").GetString() == "listed" ? item.GetProperty(member).GetArrayLength() : null;

    private static IEnumerable<object> Found(List<JsonElement> items, string member) => items.SelectMany(item => item.GetProperty(member).EnumerateArray().Select(found => new
    {
        provider = item.GetProperty("provider"),
        name = item.GetProperty("name"),
        model = found.GetProperty("model"),
        ends = found.TryGetProperty("ends", out var ends) ? ends : default(JsonElement?),
        slugs = found.GetProperty("slugs"),
    }));

    private static IEnumerable<object> News(List<JsonElement> items) => items.SelectMany(item => item.GetProperty("new").EnumerateArray().Take(MaxNew).Select(model => new
    {
        provider = item.GetProperty("provider"),
        name = item.GetProperty("name"),
        model,
    }));

    private static IEnumerable<string> Section(string title, IEnumerable<object> rows, params string[] columns) =>
        rows.Any() ? ["", title, .. Table(rows, columns)] : [];

    private static IEnumerable<string> Table(IEnumerable<object> rows, params string[] columns) => ReplyTable.Of(JsonSerializer.SerializeToElement(rows), columns);

    private static string? Failure(JsonElement reply)
    {
        var items = Items(reply);
        var gone = items.SelectMany(item => item.GetProperty("gone").EnumerateArray().Select(model => $"{item.GetProperty("provider")} {model.GetProperty("model")}")).Distinct().ToList();
        var failed = items.Where(item => item.GetProperty("result").GetString() == "failed").Select(item => $"{item.GetProperty("provider")}/{item.GetProperty("name")}").ToList();
        string[] sentences =
        [
            .. items.Count == 0 ? [NoKey] : Array.Empty<string>(),
            .. gone.Count == 0 ? [] : new[] { $"{gone.Count} routed {(gone.Count == 1 ? "model is" : "models are")} gone: {string.Join(", ", gone)}." },
            .. failed.Count == 0 ? [] : new[] { $"{failed.Count} of {items.Count} keys could not be asked: {string.Join(", ", failed)}." },
        ];
        return sentences.Length == 0 ? null : string.Join(' ', sentences);
    }

    private static List<JsonElement> Items(JsonElement reply) => [.. reply.GetProperty("items").EnumerateArray()];
}
