using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Dialects.V2.Replies;
using Tessera.Server.Dialects.V2.Requests;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Generations.Text;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary>
/// <c>POST /generate</c>, the one endpoint: reads either request dialect, admits the request, runs it and answers in the same dialect.
/// </summary>
internal sealed class Generate(ReadCall read, AdmitGeneration admission, RunText texts, WaitForGeneration waiting, GenerationReplies replies)
{
    public static async Task<Results<WireReply<UnifiedReply>, WireReply<ChatReply>, StreamText, ApiError>> Handle(
        GenerateRequest request, Caller caller, IdempotentCall? keyed, Prefer prefer, Language language, Generate generate, CancellationToken ct)
    {
        var call = await generate.StartAsync(request, caller, keyed, ct);
        if (call.IsError)
        {
            return call.Error;
        }

        if (request.Stream)
        {
            return generate.StreamOf(call.Value);
        }

        var generation = await generate.EndAsync(call.Value, caller, prefer, ct);
        return generation.IsError ? generation.Error
            : call.Value.IsChat ? await generate.ChatReplyOf(generation.Value, language)
            : generate.ReplyOf(generation.Value, language);
    }

    /// <summary>Reads and admits a request, or says why there is no generation of it.</summary>
    public async Task<Result<Started>> StartAsync(GenerateRequest given, Caller caller, IdempotentCall? keyed, CancellationToken ct)
    {
        var model = string.IsNullOrEmpty(given.Model) ? given.NoModel() : read.FindModel(given.Model);
        if (model.IsError)
        {
            return model.Error;
        }

        var call = await read.ReadAsync(caller, given.ToDraft(model.Value), ct);
        if (call.IsError)
        {
            return call.Error;
        }

        var admitted = await admission.AdmitAsync(caller, call.Value, keyed, ReplayGeneration.FormOf(given));
        return admitted.IsError ? admitted.Error : new Started(call.Value, admitted.Value, given.IsChat && call.Value.Model.Category == Category.Text);
    }

    /// <summary>The text as a stream, which runs it.</summary>
    public StreamText StreamOf(Started call) => new(texts, call.Admitted, call.Request, call.IsChat ? TextStreamForm.Chat : TextStreamForm.Unified);

    /// <summary>The generation when it has ended; a slow one as it is now.</summary>
    public async Task<Result<Generation>> EndAsync(Started call, Caller caller, Prefer prefer, CancellationToken ct)
    {
        if (call.Request.Model.Category == Category.Text)
        {
            return (await texts.RunAsync(call.Admitted, call.Request, ct)).Generation;
        }

        return call.Request.Model.IsAsync || prefer.RespondAsync ? call.Admitted.Generation : await waiting.WaitAsync(call.Admitted.Generation, caller, ct);
    }

    private WireReply<UnifiedReply> ReplyOf(Generation generation, Language language) => replies.ToUnified(generation, language);

    private ValueTask<WireReply<ChatReply>> ChatReplyOf(Generation generation, Language language) => replies.ToChatAsync(generation, language);

    /// <summary>An admitted request, to be run to its end.</summary>
    /// <param name="Request">The request.</param>
    /// <param name="Admitted">Its row and hold.</param>
    /// <param name="IsChat">Whether it is answered in the chat dialect.</param>
    internal sealed record Started(GenerationRequest Request, AdmittedGeneration Admitted, bool IsChat);
}
