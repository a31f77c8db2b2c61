using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Dialects.V2.Requests;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Generations.Text;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary>
/// <c>POST /generate</c>, the one endpoint: reads either request dialect, admits the request, runs it and answers in the same dialect.
/// </summary>
internal sealed class Generate(ReadCall read, AdmitGeneration admission, RunText texts, WaitForGeneration waiting, GenerationReplies replies)
{
    public static Task<GenerationResult> Handle(
        GenerateRequest request, Caller caller, IdempotentCall? keyed, Prefer prefer, Generate generate, CancellationToken ct) =>
        generate.RunAsync(request, caller, keyed, prefer, ct);

    public async Task<GenerationResult> RunAsync(GenerateRequest given, Caller caller, IdempotentCall? keyed, Prefer prefer, CancellationToken ct)
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

        var request = call.Value;
        var admitted = await admission.AdmitAsync(caller, request, keyed, ReplayGeneration.FormOf(given));
        if (admitted.IsError)
        {
            return admitted.Error;
        }

        if (request.Model.Category != Category.Text)
        {
            var generation = request.Model.IsAsync || prefer.RespondAsync
                ? admitted.Value.Generation
                : await waiting.WaitAsync(admitted.Value.Generation, caller, ct);
            return generation.IsError ? generation.Error : await replies.ToResultAsync(generation.Value, isChat: false);
        }

        if (given.Stream)
        {
            return new StreamText(admitted.Value, request, given.IsChat ? TextStreamForm.Chat : TextStreamForm.Unified);
        }

        var settled = await texts.RunAsync(admitted.Value, request, ct);
        return await replies.ToResultAsync(settled.Generation, given.IsChat);
    }
}
