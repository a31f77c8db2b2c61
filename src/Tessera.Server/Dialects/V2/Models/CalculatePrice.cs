using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Dialects.V2.Models;

/// <summary>
/// <c>POST /api/v2/models/{slug}/calculate-price</c>: what a generate call with the same members would be charged. It
/// reads, judges and prices them by the very code of that call; it needs no key and fetches no file.
/// </summary>
internal static class CalculatePrice
{
    public static async Task<Results<Ok<PriceReply>, ApiError>> Handle(string slug, PriceRequest request, ModelCatalog catalog, ProviderRegistry providers)
    {
        if (catalog.Find(slug) is not { } catalogued)
        {
            return ApiErrors.NoSuchModel(Excerpt.Of(slug), catalog.Nearest(slug));
        }

        CheckModel(catalogued, request, catalog);
        var model = providers.Offer(catalogued);
        var options = OptionResolver.Resolve(model, request.Options ?? []);
        request.Problems.AddRange(options.Errors);
        var prompt = request.PromptFor(model);
        TextLength.Check(model, prompt?.Length ?? 0, "prompt", request.Problems);
        CheckContext.Run(model, [new TextMessage("user", [new MessagePart.Text(prompt ?? "")])], "prompt", request.Options, request.Problems);
        if (request.Problems.Error is { } invalid)
        {
            return invalid;
        }

        var demand = new CallDemand(options.Values, options.Given, [.. options.Inputs.Keys], prompt?.Length ?? 0)
        {
            SendsGivenOnly = model.Kind is null,
            IsWithoutFilesYet = true,
        };
        if (providers.Conflict(model, demand) is { } conflict)
        {
            return ApiErrors.Validation(conflict);
        }

        var price = PriceCalculator.Exact(model, options.Values, new PriceBasis(prompt?.Length ?? 0));
        var range = PriceCalculator.Range(model);
        return TypedResults.Ok(new PriceReply(
            providers.IsFree(model) ? 0 : checked(price.Tokens * request.Count), range.Min, range.Max, model.Price.Type.ToWire(), [.. options.Warnings, .. providers.Warnings(model, demand), .. Caveats(model)]));
    }

    // The body of a generate call may be sent as it is, but not to another model's price.
    private static void CheckModel(Model model, PriceRequest request, ModelCatalog catalog)
    {
        if (request.Model is { } named && catalog.Find(named) != model)
        {
            request.Problems.Add(new FieldError(
                "model",
                LocalText.Format(
                    "`model` is \"{0}\", but the path asks for the price of {1}. Leave it out.",
                    "`model` — \"{0}\", а путь спрашивает цену {1}. Уберите `model`.",
                    Excerpt.Of(named),
                    model.Slug),
                [model.Slug]));
        }
    }

    private static IEnumerable<string> Caveats(Model model) => model.Price switch
    {
        PriceRule.PerSecond { Option: null } =>
            ["The charge follows the length of the file given, which is not read here: `token_cost` is the most it can be."],
        PriceRule.PerUsage => ["The charge follows what the model uses: `token_cost` is the most it can be, and is held meanwhile."],
        _ => [],
    };

    /// <param name="TokenCost">Tokens for all <c>count</c> generations; 0 where the sandbox serves the model beside configured providers.</param>
    /// <param name="MinTokenCost">The least that one generation with this model costs, whatever its options.</param>
    /// <param name="MaxTokenCost">The most that one generation with this model costs.</param>
    /// <param name="PricingType">fixed, matrix, per_second, per_point, per_character or per_usage.</param>
    /// <param name="Warnings">What was ignored, and what the price depends on besides.</param>
    internal sealed record PriceReply(
        long TokenCost, long MinTokenCost, long MaxTokenCost, string PricingType, IReadOnlyList<string> Warnings);
}
