using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace Tessera.Server.Commands;

internal static class ProviderCommands
{
    public static Command Make(AdminVerbs verbs) => new("provider", "Keys for the vendors that serve the models.")
    {
        Add(verbs),
        Set(verbs),
        Test(verbs),
        List(verbs),
        Switch(verbs, "enable", "Routes requests to a key again.", HttpMethod.Post, "/enable", "Enabled."),
        Switch(verbs, "disable", "Routes no new requests to a key; those in progress finish.", HttpMethod.Post, "/disable", "Disabled."),
        Switch(verbs, "remove", "Removes a key; requests in progress with it fail.", HttpMethod.Delete, "", "Removed."),
    };

    private static Command Add(AdminVerbs verbs)
    {
        var provider = new Option<string>("--provider") { Required = true, Description = "openai, anthropic, gemini, fal, replicate …" };
        var name = new Option<string?>("--name") { Description = "Its name among the provider's keys; main by default." };
        var body = new ProviderOptionSet();
        var command = new Command("add", "Stores a key, encrypted, and uses it at once.") { provider, name };
        body.AddTo(command);
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Post, "/providers", new Dictionary<string, object?>(body.Read(parsed))
            {
                ["provider"] = parsed.GetValue(provider),
                ["name"] = parsed.GetValue(name),
            }),
            row => Table([row]));
        return command;
    }

    private static Command Set(AdminVerbs verbs)
    {
        var id = Id();
        var body = new ProviderOptionSet();
        var command = new Command("set", "Changes a stored key. Another --base-url needs the key again.") { id };
        body.AddTo(command);
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Patch, Path(parsed.GetValue(id)), body.Read(parsed)),
            row => Table([row]));
        return command;
    }

    private static Command Test(AdminVerbs verbs)
    {
        var (provider, name) = (OnlyProvider(), OnlyName());
        var command = new Command("test", "Makes one cheap, harmless call with each key and shows the result; fails if a key is refused.") { provider, name };
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Post, "/providers/test" + Query(parsed.GetValue(provider), parsed.GetValue(name))),
            reply => ReplyTable.Of(reply.GetProperty("items"), "provider", "name", "result", "message"),
            failure: Failure);
        return command;
    }

    private static string? Failure(JsonElement reply)
    {
        var items = reply.GetProperty("items").EnumerateArray().ToList();
        var failed = items.Where(item => item.GetProperty("result").GetString() == "failed").Select(item => $"{item.GetProperty("provider")}/{item.GetProperty("name")}").ToList();
        return items.Count == 0 ? "No key matches; `provider list` shows all keys, and `provider add` stores one."
            : failed.Count > 0 ? $"{failed.Count} of {items.Count} failed: {string.Join(", ", failed)}."
            : null;
    }

    private static Command List(AdminVerbs verbs)
    {
        var command = new Command("list", "Lists all keys: stored, configured and from the environment. Secrets are not shown.");
        verbs.Define(command, _ => new AdminCall(HttpMethod.Get, "/providers"), reply => Table([.. reply.GetProperty("items").EnumerateArray()]));
        return command;
    }

    private static Command Switch(AdminVerbs verbs, string verb, string description, HttpMethod method, string below, string said)
    {
        var id = Id();
        var command = new Command(verb, description) { id };
        verbs.Define(command, parsed => new AdminCall(method, Path(parsed.GetValue(id)) + below), _ => [said]);
        return command;
    }

    // Routes that end are explained below the table, once for all keys of a provider.
    private static IEnumerable<string> Table(IReadOnlyList<JsonElement> rows)
    {
        var warnings = rows.SelectMany(Endings).Select(route => ReplyTable.TextOf(route, "warning")).Distinct().ToList();
        var shown = rows.Select(row => new Dictionary<string, JsonElement>(row.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value)))
        {
            ["ending_routes"] = JsonSerializer.SerializeToElement(Endings(row).Select(Short)),
            ["state"] = JsonSerializer.SerializeToElement(State(row)),
        });
        return [.. ReplyTable.Of(JsonSerializer.SerializeToElement(shown), Columns), .. warnings];
    }

    private static string State(JsonElement row) => row.GetProperty("cooling_until") is { ValueKind: JsonValueKind.String } until
        ? $"{row.GetProperty("state").GetString()?.Replace('_', ' ')}, tried again at {until}"
        : ReplyTable.TextOf(row, "state");

    private static IEnumerable<JsonElement> Endings(JsonElement row) => row.GetProperty("ending_routes").EnumerateArray();

    private static string Short(JsonElement route) =>
        $"{route.GetProperty("model")} {(route.GetProperty("has_ended").GetBoolean() ? "ended" : "ends")} {route.GetProperty("ends")}";

    private static IReadOnlyList<string> Columns => ["id", "provider", "name", "source", "address", "last_four", "weight", "concurrency", "state", "ending_routes"];

    private static Argument<long> Id() => new("ID") { Description = "The key's number, as `provider list` shows it." };

    private static string Path(long id) => string.Create(CultureInfo.InvariantCulture, $"/providers/{id}");

    /// <summary>Restricts a command to the keys of one provider.</summary>
    public static Option<string?> OnlyProvider() => new("--provider") { Description = "Only this provider's." };

    /// <summary>Restricts a command to the keys with this name.</summary>
    public static Option<string?> OnlyName() => new("--name") { Description = "Only the key of this name." };

    /// <summary>The same filter as a query of an admin route.</summary>
    public static string Query(string? provider, string? name)
    {
        string[] values =
        [
            .. provider is null ? [] : new[] { $"provider={Uri.EscapeDataString(provider)}" },
            .. name is null ? [] : new[] { $"name={Uri.EscapeDataString(name)}" },
        ];
        return values.Length == 0 ? "" : "?" + string.Join('&', values);
    }
}
