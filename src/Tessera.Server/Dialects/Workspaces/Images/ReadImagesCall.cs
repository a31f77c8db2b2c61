using Tessera.Providers;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Workspaces.Models;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Workspaces.Images;

/// <summary>
/// Validates a call for images against its model, and finds the images it refers to. All errors are reported at once, before
/// tokens are held or anything is sent.
/// </summary>
internal sealed class ReadImagesCall(ImageModels models, ReadImageInputs inputs)
{
    public const int MaxInputs = 10;
    public const string Png = "png";

    public async Task<Result<ImagesCall>> ReadAsync(ImagesBody request, WorkspaceCaller caller)
    {
        var (edit, problems) = (request as EditImagesRequest, request.Problems);
        var urls = edit?.ImageUrls ?? [];
        problems.AddRange(inputs.Wrong(urls));
        var offered = FindModel(request, edit is not null, urls.Count);
        if (offered is not null)
        {
            CheckLimits(request, offered);
            CheckName(problems, "aspect_ratio", request.AspectRatio, edit is null ? offered.Ratios : [ImageRatios.Auto, .. offered.Ratios]);
            CheckName(problems, "output_format", request.OutputFormat, offered.Formats);
        }

        if (problems.Error is { } invalid || offered is null)
        {
            return problems.Error ?? throw new InvalidOperationException("A model that is not offered is a problem.");
        }

        var images = await inputs.ReadAsync(caller.Workspace, urls);
        return images.IsError
            ? images.Error
            : new ImagesCall(
                offered,
                request.Prompt,
                request.LimitGenerations ? 1 : request.NumImages,
                RatioOf(request.AspectRatio, offered, images.Value),
                request.OutputFormat ?? UsualFormat(offered))
            {
                LimitGenerations = request.LimitGenerations,
                Seed = request.Seed,
                Inputs = images.Value,
            };
    }

    private OfferedModel? FindModel(ImagesBody request, bool isEdit, int images)
    {
        var all = models.All();
        var fit = all.Where(model => !isEdit || model.Inputs.Count > 0).Select(model => model.Model.Slug).ToList();
        var offered = models.Find(all, request.Model);
        if (offered is null)
        {
            request.Problems.Add("model", $"There is no model '{Excerpt.Of(request.Model ?? "")}' here; use one of {string.Join(", ", fit)}.");
        }
        else if (isEdit && offered.Inputs.Count == 0)
        {
            request.Problems.Add("model", $"The model '{offered.Model.Slug}' does not edit images; use one of {string.Join(", ", fit)}.");
        }
        else if (images > offered.Inputs.Count)
        {
            request.Problems.Add(
                ReadImageInputs.Member,
                $"`{ReadImageInputs.Member}` has {images} entries; the model '{offered.Model.Slug}' takes 1 to {offered.Inputs.Count}.",
                kind: "too_long");
        }

        return offered;
    }

    private static void CheckLimits(ImagesBody request, OfferedModel offered)
    {
        if (request.Prompt is { Length: var length } && length > offered.Model.MaxPromptLength)
        {
            request.Problems.Add(
                "prompt",
                $"`prompt` has {length} characters; the model '{offered.Model.Slug}' takes at most {offered.Model.MaxPromptLength}.",
                kind: "string_too_long");
        }

        if (request.Seed is { } seed && (seed < offered.MinSeed || seed > offered.MaxSeed))
        {
            request.Problems.Add(
                NewSeed.Option,
                $"`{NewSeed.Option}` must be a whole number from {offered.MinSeed} to {offered.MaxSeed}, got {seed}.",
                kind: seed < offered.MinSeed ? "greater_than_equal" : "less_than_equal");
        }
    }

    private static void CheckName(BodyProblems problems, string member, string? name, IReadOnlyList<string> allowed)
    {
        if (name is not null && !allowed.Contains(name))
        {
            problems.Add(member, $"`{member}` must be one of {string.Join(", ", allowed)}, got \"{Excerpt.Of(name)}\".", kind: "literal_error");
        }
    }

    // A given ratio stays; otherwise an edit keeps the shape of its first image, as far as the model can.
    private static string RatioOf(string? ratio, OfferedModel offered, IReadOnlyList<InputImage> images) => (ratio, images) switch
    {
        (null or ImageRatios.Auto, [{ Width: { } width, Height: { } height }, ..]) => ImageRatios.Nearest(width, height, offered.Ratios),
        (null or ImageRatios.Auto, _) => offered.Ratios.Contains(ImageRatios.Square) ? ImageRatios.Square : offered.Ratios[0],
        _ => ratio,
    };

    private static string UsualFormat(OfferedModel offered) => offered.Formats.Contains(Png) ? Png : offered.Formats[0];
}
