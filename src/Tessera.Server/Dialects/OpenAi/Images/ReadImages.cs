using System.Collections.Frozen;
using System.Text.Json;
using Tessera.Media;
using Tessera.Server.Artifacts;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Images;

/// <summary>Reads a call for images: OpenAI's members become options and files by the catalogue's names.</summary>
internal sealed class ReadImages(ReadCall read, ReadFiles files, InputReader inputs)
{
    private const string UsualModel = "dall-e-3";
    private const string Mask = "mask_url";

    private static readonly FrozenDictionary<string, string> OwnNames = new Dictionary<string, string>
    {
        ["aspect_ratio"] = "size",
        ["resolution"] = "size",
        ["format"] = "output_format",
        ["image_url"] = "image",
        [Mask] = "mask",
    }.ToFrozenDictionary();

    public Task<Result<ImagesCall>> ReadAsync(Caller caller, GenerateImageRequest body, CancellationToken ct) => ReadAsync(
        caller, body, body.Model ?? UsualModel, static (_, _) => Task.FromResult<IReadOnlyList<string>>([]), ct);

    public Task<Result<ImagesCall>> ReadAsync(Caller caller, EditImageForm form, CancellationToken ct) => ReadAsync(
        caller,
        form,
        form.Model ?? EditImageRequest.Usual,
        async (problems, add) =>
        {
            if (form.Mask is { } mask && await ReadFiles.OfPartAsync("mask", mask, MediaKind.Image, problems, ct) is { } link)
            {
                add(link);
            }

            return await LinksAsync(form.Image, part => ReadFiles.OfPartAsync("image", part, MediaKind.Image, problems, ct));
        },
        ct);

    public Task<Result<ImagesCall>> ReadAsync(Caller caller, EditImageRequest body, CancellationToken ct) => ReadAsync(
        caller,
        body,
        body.Model ?? EditImageRequest.Usual,
        async (problems, add) =>
        {
            if (body.Mask is { } mask && await files.OfReferenceAsync(caller, "mask", mask, problems) is { } link)
            {
                add(link);
            }

            if (body.Images.ValueKind is not JsonValueKind.Array)
            {
                problems.Mistype("images", "an array of images", body.Images);
                return [];
            }

            return await LinksAsync(body.Images.EnumerateArray().Index(), image => files.OfReferenceAsync(caller, $"images[{image.Index}]", image.Item, problems));
        },
        ct);

    /// <param name="caller">The caller.</param>
    /// <param name="body">The members that all requests have.</param>
    /// <param name="slug">The model.</param>
    /// <param name="findFiles">Finds the images and, by its second parameter, adds a mask.</param>
    /// <param name="ct">Cancels the reading of files.</param>
    private async Task<Result<ImagesCall>> ReadAsync(
        Caller caller, ImagesBody body, string slug, Func<BodyProblems, Action<string>, Task<IReadOnlyList<string>>> findFiles, CancellationToken ct)
    {
        var found = read.FindVendorModel(slug, OpenAiFeature.ModelsPath);
        if (found.IsError)
        {
            return found.Error;
        }

        var (model, problems, warnings) = (found.Value, new BodyProblems(), new List<string>());
        string? mask = null;
        var pictures = await findFiles(problems, link => mask = link);
        CheckModel(model, pictures.Count, problems);
        var options = ImageOptions.Of(model, body, problems, warnings);
        if (problems.Error is { } wrong)
        {
            return wrong;
        }

        PutPictures(model, pictures, options, problems);
        await PutMaskAsync(caller, model, mask, options, problems, ct);
        if (pictures is [var first, ..] && body.Size is null or ImageOptions.Auto)
        {
            await PutShapeAsync(caller, model, first, options, ct);
        }

        var request = await read.ReadAsync(
            caller,
            new DraftCall(model, problems) { AskedFor = slug, Options = options, Prompt = PromptOf(model, body.Prompt, warnings), Warnings = warnings, OwnNames = OwnNames },
            ct);
        if (request.IsError)
        {
            return request.Error;
        }

        // As OpenAI does: its DALL-E models return links, the newer ones files.
        var usual = pictures.Count == 0 && slug.StartsWith("dall-e", StringComparison.Ordinal) ? ImagesBody.Url : ImagesBody.Base64;
        return new ImagesCall(request.Value, body.N, body.ResponseFormat ?? usual);
    }

    private static async Task<IReadOnlyList<string>> LinksAsync<T>(IEnumerable<T> parts, Func<T, Task<string?>> link)
    {
        var links = new List<string>();
        foreach (var part in parts)
        {
            if (await link(part) is { } read)
            {
                links.Add(read);
            }
        }

        return links;
    }

    // A tool that works on an image, such as inpaint, is an edit too.
    private static void CheckModel(Model model, int pictures, BodyProblems problems)
    {
        if (model.Category != Category.Image && !(model.Category == Category.Tool && pictures > 0 && PicturesOf(model).Any()))
        {
            problems.Add("model", $"`model` must be a model that makes images; {model.Slug} is a model of the category {model.Category.ToWire()}.");
        }
    }

    private static IEnumerable<string> PicturesOf(Model model) =>
        model.Inputs.Select(input => input.Name).Where(name => InputRule.Series(name).First == "image_url");

    private static void PutPictures(Model model, IReadOnlyList<string> pictures, Dictionary<string, JsonElement> options, BodyProblems problems)
    {
        var names = PicturesOf(model).ToList();
        if (pictures.Count > names.Count)
        {
            problems.Add("image", names.Count == 0
                ? $"`image` cannot be used: {model.Slug} makes images from text only."
                : $"`image` is given {pictures.Count} times; {model.Slug} takes at most {names.Count}.");
            return;
        }

        foreach (var (name, link) in names.Zip(pictures))
        {
            options[name] = OptionText.ToJson(link);
        }
    }

    // As OpenAI does. What cannot be read is reported where the call's files are.
    private async Task PutShapeAsync(Caller caller, Model model, string picture, Dictionary<string, JsonElement> options, CancellationToken ct)
    {
        if (await inputs.ReadAsync("image", picture, MediaKind.Image, ct, caller.Account.Value) is InputResult.Read read
            && RasterImage.Measure(read.Content) is { Width: > 0, Height: > 0 } size)
        {
            ShapeOptions.AddLike(model, size, options);
        }
    }

    private async Task PutMaskAsync(
        Caller caller, Model model, string? mask, Dictionary<string, JsonElement> options, BodyProblems problems, CancellationToken ct)
    {
        if (mask is null)
        {
            return;
        }

        if (!model.Inputs.Any(input => input.Name == Mask))
        {
            problems.Add("mask", $"`mask` cannot be used: {model.Slug} takes no mask. The models inpaint and erase do.");
            return;
        }

        switch (await inputs.ReadAsync("mask", mask, MediaKind.Image, ct, caller.Account.Value))
        {
            case InputResult.Read read:
                options[Mask] = OptionText.ToJson(MaskImage.OfTransparency(read.Content) is { } white ? ReadFiles.ToLink(white) : mask);
                break;
            case InputResult.Refused refused:
                problems.Add(refused.Error);
                break;
        }
    }

    private static string? PromptOf(Model model, string prompt, List<string> warnings)
    {
        if (model.Prompt != InputUse.None)
        {
            return prompt;
        }

        warnings.Add($"`prompt` was ignored: {model.Slug} takes none.");
        return null;
    }
}
