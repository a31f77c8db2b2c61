using System.Text.Json;
using Microsoft.Extensions.Options;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Workspaces.Images;

/// <summary>Generates the images of a call, each for its own row of the workspace's history.</summary>
internal sealed class GenerateBatch(RunBatch batches, BatchAdmission check, BatchStatusReader status, IOptions<WorkspaceOptions> options)
{
    public async Task<Result<ImageBatch>> MakeAsync(WorkspaceCaller caller, ImagesCall call, CancellationToken ct)
    {
        // One seed always starts the same images, however many fit.
        var seed = call.Seed ?? NewSeed.Within(call.Offered.SeedRule is { } rule ? [rule] : []);
        var batch = new ImageBatch(Guid.CreateVersion7().ToString(), call.Count);
        var images = Enumerable.Range(0, call.Count).Select(index => ImageOf(caller, call, batch, call.Offered.SeedAfter(seed, index))).ToList();
        var (count, unfit) = await check.FitAsync(caller, images[0].Request, call.Count);
        if ((count, unfit) is (0, { } refusal))
        {
            return refusal;
        }

        var (started, refused) = await batches.AdmitAsync(caller.Caller, images.Take(count).Select(image => image.Request));
        if (started.Count == 0)
        {
            return refused ?? throw new InvalidOperationException("An image is started or refused.");
        }

        if ((await batches.WaitAsync(caller.Caller, started, options.Value.AnswerWithin, ct)).Error is { } ended)
        {
            return ended;
        }

        batch = batch with { Refused = refused ?? unfit, IsSandbox = started[^1].IsSandbox };
        return await status.ReadAsync(caller.Workspace, batch, images.Zip(started, (image, generation) => (image.Id, generation.Id)));
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
