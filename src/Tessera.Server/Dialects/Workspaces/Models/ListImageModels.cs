using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Ledger;
using Tessera.Server.Providers;

namespace Tessera.Server.Dialects.Workspaces.Models;

/// <summary>
/// <c>GET /models</c>: what there is, and whether it is served here and the workspace's plan and the caller's key allow it.
/// </summary>
internal static class ListImageModels
{
    private const string FromText = "text2image";
    private const string FromImages = "image2image";

    public static async Task<Ok<IReadOnlyList<ImageModel>>> Handle(
        WorkspaceCaller caller, ImageModels models, PlanCatalog plans, WalletCache wallets, ProviderRegistry providers)
    {
        var wallet = await wallets.ReloadAsync(caller.Workspace.Account);
        var plan = plans.Find(wallet.Plan) ?? plans.All[0];
        IReadOnlyList<ImageModel> all = [.. models.All().Select(offered => ToWire(offered, IsAllowed(offered.Model)))];
        return TypedResults.Ok(all);

        bool IsAllowed(Model model) =>
            providers.ServedBy(model).Count > 0 && plans.Admits(plan, model) && (caller.Caller.Key is not { Models.Count: > 0 } key || key.Models.Contains(model.Slug));
    }

    private static ImageModel ToWire(OfferedModel offered, bool isAllowed) => new(
        offered.Model.Slug,
        offered.Model.Name,
        offered.Model.Vendor,
        offered.Model.DescriptionEn,
        offered.Inputs.Count > 0 ? [FromText, FromImages] : [FromText],
        ImageModels.MaxImages,
        offered.Ratios,
        offered.Formats,
        isAllowed,
        offered.Order);

    /// <summary>A model, in the members of the vendor's page.</summary>
    /// <param name="Id">The value for <c>model</c>.</param>
    /// <param name="Name">Its display name.</param>
    /// <param name="Provider">The model's vendor.</param>
    /// <param name="Description">One sentence.</param>
    /// <param name="Capabilities"><c>text2image</c>; <c>image2image</c> where it edits.</param>
    /// <param name="MaxImages">The most images per call.</param>
    /// <param name="AspectRatios">The aspect ratios it supports.</param>
    /// <param name="OutputFormats">The output formats it supports.</param>
    /// <param name="Allowed">Whether it is served here and the caller may use it.</param>
    /// <param name="Order">Its position in a list; the default model is 0.</param>
    internal sealed record ImageModel(
        string Id,
        string Name,
        string Provider,
        string Description,
        IReadOnlyList<string> Capabilities,
        int MaxImages,
        IReadOnlyList<string> AspectRatios,
        IReadOnlyList<string> OutputFormats,
        bool Allowed,
        int Order);
}
