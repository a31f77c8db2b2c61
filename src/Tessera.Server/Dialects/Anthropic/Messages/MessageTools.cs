using System.Text.Json;
using System.Text.Json.Nodes;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Anthropic.Messages;

/// <summary>Tools and the choice among them, from Anthropic's form to that of the catalogue, which is OpenAI's.</summary>
internal sealed class MessageTools(BodyProblems problems, ICollection<string> ignored)
{
    private static readonly string[] Choices = ["auto", "any", "none", "tool"];

    private static readonly string[] Understood = ["type", "name", "description", "input_schema", "strict", "cache_control"];

    /// <summary>The option <c>tools</c>.</summary>
    public JsonElement? ReadTools(JsonElement tools)
    {
        if (tools.ValueKind is not JsonValueKind.Array)
        {
            problems.Mistype("tools", "an array of tools", tools);
            return null;
        }

        var read = new JsonArray();
        foreach (var (index, tool) in tools.EnumerateArray().Index())
        {
            if (ReadTool(tool, $"tools[{index}]") is { } function)
            {
                read.Add(new JsonObject { ["type"] = "function", ["function"] = function });
            }
        }

        return JsonSerializer.SerializeToElement(read, WireJson.Options);
    }

    /// <summary>The option <c>tool_choice</c>.</summary>
    public JsonElement? ReadChoice(JsonElement choice)
    {
        JsonNode? read = choice.Text("type") switch
        {
            "auto" => "auto",
            "any" => "required",
            "none" => "none",
            "tool" when choice.Text("name") is { Length: > 0 } name => new JsonObject { ["type"] = "function", ["function"] = new JsonObject { ["name"] = name } },
            _ => null,
        };
        if (read is null)
        {
            problems.Add("tool_choice", "`tool_choice` must be {\"type\":…} with auto, any or none, or {\"type\":\"tool\",\"name\":…}.", Choices);
        }

        return read is null ? null : JsonSerializer.SerializeToElement(read);
    }

    private JsonObject? ReadTool(JsonElement tool, string path)
    {
        if (tool.ValueKind is not JsonValueKind.Object)
        {
            problems.Mistype(path, "an object with `name` and `input_schema`", tool);
            return null;
        }

        if (tool.Member("type") is not null && tool.Text("type") != "custom")
        {
            problems.Add(
                $"{path}.type",
                $"`{path}.type` is {tool.Shown("type")}: Anthropic's own tools are not offered here. Describe a tool by `name` and `input_schema`.", ["custom"]);
            return null;
        }

        var name = tool.Text("name");
        if (name is not { Length: > 0 and <= DraftToolCall.MaxNameLength })
        {
            problems.Add($"{path}.name", $"`{path}.name` must be a string of 1 to {DraftToolCall.MaxNameLength} characters.");
        }

        if (tool.Member("input_schema") is not { ValueKind: JsonValueKind.Object } schema)
        {
            problems.Add($"{path}.input_schema", $"`{path}.input_schema` must be a JSON schema, got {tool.Shown("input_schema")}.");
            return null;
        }

        foreach (var member in tool.EnumerateObject().Where(member => !Understood.Contains(member.Name)))
        {
            ignored.Add($"tools[].{member.Name}");
        }

        if (tool.Member("cache_control") is not null)
        {
            ignored.Add("cache_control");
        }

        var function = new JsonObject { ["name"] = name };
        if (tool.Text("description") is { } description)
        {
            function["description"] = description;
        }

        function["parameters"] = JsonObject.Create(schema);
        if (tool.Member("strict") is { ValueKind: JsonValueKind.True })
        {
            function["strict"] = true;
        }

        return function;
    }
}
