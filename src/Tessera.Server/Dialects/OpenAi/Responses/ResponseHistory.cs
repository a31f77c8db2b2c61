using System.Text.Json;
using Tessera.Media;
using Tessera.Providers;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Generations;
using Tessera.Server.Generations.History;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Ledger;

namespace Tessera.Server.Dialects.OpenAi.Responses;

/// <summary>What an account's earlier responses said, for those that continue them or refer to their items.</summary>
internal sealed class ResponseHistory(GenerationReader reader, Conversations conversations, FileIds files, IServiceProvider services)
{
    private const string Member = "previous_response_id";
    private const int MaxResponses = 500;

    /// <summary>A stored response and the request for it; null when there is none, it was not stored or is too old.</summary>
    public async Task<(Generation Generation, ResponseRequest Request)?> FindAsync(AccountId account, string id)
    {
        if (!ResponseIds.TryParseResponse(id, out var number)
            || await conversations.FindAsync(account, number) is not { } body
            || await reader.FindAsync(account, number) is not { } generation)
        {
            return null;
        }

        var request = ResponseRequest.Read(JsonElement.Parse(body), services);
        return request.IsError ? null : (generation, request.Value);
    }

    /// <summary>The conversation up to and with a response, oldest first. Instructions were only for their own response.</summary>
    public async Task<Result<IReadOnlyList<DraftMessage>>> ReadAsync(AccountId account, string? last, BodyProblems problems)
    {
        var turns = new Stack<IReadOnlyList<DraftMessage>>();
        for (var id = last; id is not null;)
        {
            if (turns.Count == MaxResponses)
            {
                return ApiErrors.Validation(new FieldError(Member, $"`{Member}` continues more than {MaxResponses} responses; start a new conversation with a summary."));
            }

            if (await FindAsync(account, id) is not { Generation.State: GenerationState.Completed } turn)
            {
                return Missing(id, last ?? id);
            }

            var request = turn.Request;
            var items = new ReadItems(problems, await FindReferencedAsync(account, request.Input));
            turns.Push([.. items.Read(request.Input, Member), ReadItems.Answer(turn.Generation, Member)]);
            id = request.PreviousResponseId;
        }

        return turns.SelectMany(turn => turn).ToArray();
    }

    /// <summary>The generations and files that an input refers to.</summary>
    public async Task<ReferencedInput> FindReferencedAsync(AccountId account, JsonElement input)
    {
        var (found, images) = (new Dictionary<GenerationId, Generation>(), new Dictionary<string, string>(StringComparer.Ordinal));
        if (input.ValueKind is not JsonValueKind.Array)
        {
            return new ReferencedInput(found, images);
        }

        foreach (var id in FileIdsIn(input).Distinct(StringComparer.Ordinal))
        {
            if (await files.FindAsync(account, id) is { Type.Kind: MediaKind.Image } image)
            {
                images.Add(id, files.LinkOf(image));
            }
        }

        foreach (var item in input.EnumerateArray().Where(item => JsonText.Of(item, "type") == "item_reference"))
        {
            if (ResponseIds.TryParseItem(JsonText.Of(item, "id") ?? "", out var id, out _)
                && !found.ContainsKey(id)
                && await conversations.FindAsync(account, id) is not null
                && await reader.FindAsync(account, id) is { State: GenerationState.Completed } generation)
            {
                found.Add(id, generation);
            }
        }

        return new ReferencedInput(found, images);
    }

    private static IEnumerable<string> FileIdsIn(JsonElement input) =>
        from item in input.EnumerateArray()
        from member in (string[])["content", "output"]
        where item.ValueKind is JsonValueKind.Object && item.TryGetProperty(member, out var parts) && parts.ValueKind is JsonValueKind.Array
        from part in item.GetProperty(member).EnumerateArray()
        let id = JsonText.Of(part, "file_id")
        where id is not null
        select id;

    private static ApiError Missing(string id, string last)
    {
        var (shown, before) = (Excerpt.Of(id), id == last ? "" : $", which {Excerpt.Of(last)} continues");
        return ApiErrors.NotFound(
            $"There is no stored response '{shown}'{before}: it was not stored, was deleted, or is older than the plan keeps results. Send the conversation in `input`.",
            $"Сохранённого ответа '{shown}' нет: он не сохранялся, удалён или старше срока хранения тарифа. Передайте беседу в `input`.") with
        {
            Field = Member,
        };
    }
}
