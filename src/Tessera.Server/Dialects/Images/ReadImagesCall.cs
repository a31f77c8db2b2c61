using Tessera.Providers;
using Tessera.Server.Authentication;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Images;

/// <summary>
/// Reads the body of a call for pictures and everything it refers to. What is wrong is told all at once, before anything is
/// held or sent.
/// </summary>
internal sealed class ReadImagesCall(ImageModels models, ReadImageInputs inputs)
{
    public const int MostInputs = 10;
    public const long LargestSeed = 9_007_199_254_740_991;

    private const string Png = "png";

    public async Task<Result<ImagesCall>> ReadAsync(HttpContext context, WorkspaceCaller caller, bool isEdit)
    {
        var (body, malformed) = await StrictJson.ReadObjectAsync(context);
        if (malformed is not null)
        {
            return malformed;
        }

        var values = new BodyValues(body);
        var urls = isEdit ? values.RequiredTexts(ReadImageInputs.Member, MostInputs) : [];
        values.Refuse(inputs.Wrong(urls));
        var limits = values.Flag("limit_generations");
        var count = (int)(values.Whole("num_images", 1, ImageModels.MostImages) ?? 1);
        var (prompt, ratio, format) = (values.RequiredText("prompt"), values.Name("aspect_ratio"), values.Name("output_format"));
        var offered = ReadModel(values, isEdit, urls.Count);
        var seed = values.Whole(NewSeed.Option, offered?.LeastSeed ?? 0, offered?.LargestSeed ?? LargestSeed);
        if (offered is not null)
        {
            CheckPrompt(values, prompt, offered);
            CheckWord(values, "aspect_ratio", ratio, isEdit ? [ImageRatios.Auto, .. offered.Ratios] : offered.Ratios);
            CheckWord(values, "output_format", format, offered.Formats);
        }

        if (values.Wrong.Count > 0 || offered is null)
        {
            return Invalid.Of(values.Wrong);
        }

        var pictures = await inputs.ReadAsync(caller.Workspace, urls);
        return pictures.IsError
            ? pictures.Error
            : new ImagesCall(offered, prompt, limits ? 1 : count, ShapeOf(ratio, offered, pictures.Value), format ?? UsualFormat(offered))
            {
                LimitGenerations = limits,
                Seed = seed,
                Inputs = pictures.Value,
            };
    }

    private OfferedModel? ReadModel(BodyValues values, bool isEdit, int pictures)
    {
        var name = values.Name("model");
        var all = models.All();
        var fit = all.Where(model => !isEdit || model.Inputs.Count > 0).Select(model => model.Model.Slug).ToList();
        var offered = models.Find(all, name);
        if (offered is null)
        {
            values.Refuse("model", $"There is no model '{Excerpt.Of(name ?? "")}' here; allowed are {string.Join(", ", fit)}.", "value_error");
        }
        else if (isEdit && offered.Inputs.Count == 0)
        {
            values.Refuse("model", $"The model '{offered.Model.Slug}' does not edit pictures; allowed are {string.Join(", ", fit)}.", "value_error");
        }
        else if (pictures > offered.Inputs.Count)
        {
            values.Refuse(
                ReadImageInputs.Member,
                $"`{ReadImageInputs.Member}` has {pictures} entries; the model '{offered.Model.Slug}' takes 1 to {offered.Inputs.Count}.",
                "too_long");
        }

        return offered;
    }

    private static void CheckPrompt(BodyValues values, string prompt, OfferedModel offered)
    {
        if (prompt.Length > offered.Model.MaxPromptLength)
        {
            values.Refuse(
                "prompt",
                $"`prompt` has {prompt.Length} characters; the model '{offered.Model.Slug}' takes at most {offered.Model.MaxPromptLength}.",
                "string_too_long");
        }
    }

    private static void CheckWord(BodyValues values, string member, string? word, IReadOnlyList<string> allowed)
    {
        if (word is not null && !allowed.Contains(word))
        {
            values.Refuse(member, $"`{member}` is \"{Excerpt.Of(word)}\"; allowed are {string.Join(", ", allowed)}.", "literal_error");
        }
    }

    // A ratio that is told stays; else an edit keeps the shape of its first picture, as near as the model can.
    private static string ShapeOf(string? ratio, OfferedModel offered, IReadOnlyList<InputImage> pictures) => (ratio, pictures) switch
    {
        (null or ImageRatios.Auto, [{ Width: { } width, Height: { } height }, ..]) => ImageRatios.Nearest(width, height, offered.Ratios),
        (null or ImageRatios.Auto, _) => offered.Ratios.Contains(ImageRatios.Square) ? ImageRatios.Square : offered.Ratios[0],
        _ => ratio,
    };

    private static string UsualFormat(OfferedModel offered) => offered.Formats.Contains(Png) ? Png : offered.Formats[0];
}
