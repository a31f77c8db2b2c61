using System.Text.Json;
using Microsoft.Extensions.Options;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Workspaces.Images;

/// <summary>
/// Generates the images of a call: each is a generation of its own, so that price, hold, cancel, recovery and history are
/// those of every other. They run side by side; the call waits for all of them.
/// </summary>
internal sealed class GenerateBatch(
    AdmitGeneration admission,
    BatchAdmission check,
    WaitForGeneration waiting,
    BatchStatusReader status,
    IOptions<WorkspaceOptions> options)
{
    public async Task<Result<ImageBatch>> MakeAsync(WorkspaceCaller caller, ImagesCall call, CancellationToken ct)
    {
        var fitting = await check.FitAsync(caller, call);
        if (fitting is (0, { } refusal))
        {
            return refusal;
        }

        var batch = new ImageBatch(Guid.CreateVersion7().ToString(), call.Count) { Refused = fitting.Refusal };
        var started = new List<(string Image, GenerationId Id)>();
        batch = await StartAsync(caller, call, batch, (fitting.Count, started));
        if (started.Count == 0 && batch.Refused is { } refused)
        {
            return refused;
        }

        await Task.WhenAll(started.Select(one => waiting.WaitAsync(one.Id, options.Value.AnswerWithin, ct)));
        return await status.ReadAsync(caller.Workspace, batch, started);
    }

    private async Task<ImageBatch> StartAsync(
        WorkspaceCaller caller, ImagesCall call, ImageBatch batch, (int Count, List<(string, GenerationId)> Started) start)
    {
        // In order, so that one seed always starts the same images, however many fit.
        var seed = call.Seed ?? NewSeed.Within(call.Offered.SeedRule is { } rule ? [rule] : []);
        for (var index = 0; index < start.Count; index++)
        {
            var image = ImageOf(caller, call, batch, call.Offered.SeedAfter(seed, index));
            var result = await admission.AdmitAsync(caller.Caller, image.Request);
            if (result.IsError)
            {
                return batch with { Refused = result.Error };
            }

            var generation = result.Value.Generation;
            start.Started.Add((image.Id, generation.Id));
            batch = batch with { IsSandbox = generation.IsSandbox };
        }

        return batch;
    }

    private static (string Id, GenerationRequest Request) ImageOf(WorkspaceCaller caller, ImagesCall call, ImageBatch batch, long seed)
    {
        var model = call.Offered.Model;
        var resolved = OptionResolver.Resolve(model, Options(call, seed));
        var id = Guid.CreateVersion7().ToString();
        var parameters = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["num_images"] = call.Count,
            ["aspect_ratio"] = call.Ratio,
            ["output_format"] = call.Format,
            ["limit_generations"] = call.LimitGenerations,
            ["seed"] = seed,
        };
        return (id, new GenerationRequest(model, resolved.Values)
        {
            Given = call.Seed is null ? resolved.Given.Where(option => option != NewSeed.Option).ToHashSet(StringComparer.Ordinal) : resolved.Given,
            Prompt = call.Prompt,
            Inputs = call.Inputs.Index().ToDictionary(input => call.Offered.Inputs[input.Index], input => input.Item.Link, StringComparer.Ordinal),
            Target = new WorkspaceImageCharge.Target(new WorkspaceImage(
                caller.Workspace.Id,
                id,
                batch.Id,
                caller.User,
                JsonSerializer.Serialize(parameters, WireJson.Options),
                JsonSerializer.Serialize(call.Inputs.Select(input => input.ShownAs), WireJson.Options))),
        });
    }

    /// <summary>The call's members as options of its model.</summary>
    public static Dictionary<string, JsonElement> Options(ImagesCall call, long seed)
    {
        var options = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["aspect_ratio"] = OptionText.ToJson(call.Ratio),
            ["format"] = OptionText.ToJson(call.Format),
        };
        if (call.Offered.SeedRule is not null)
        {
            options[NewSeed.Option] = OptionText.ToJson(seed);
        }

        return options;
    }
}
