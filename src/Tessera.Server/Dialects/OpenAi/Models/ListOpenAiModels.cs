using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Dialects.OpenAi.Models;

/// <summary><c>GET /v1/models</c>: the models that this server can serve to the caller's key.</summary>
internal static class ListOpenAiModels
{
    public static WireReply<Page> Handle(Caller caller, ModelCatalog catalog, ProviderRegistry providers) => new(new Page(
        [.. catalog.All.Where(model => MayUse(caller, model) && providers.ServedBy(model).Count > 0).Select(ModelEntry.Of)]));

    private static bool MayUse(Caller caller, Model model) => caller.Key is not { Models.Count: > 0 } key || key.Models.Contains(model.Slug);

    /// <param name="Data">In the catalogue's order.</param>
    internal sealed record Page(IReadOnlyList<ModelEntry> Data)
    {
        /// <summary>Always <c>list</c>.</summary>
        public string Object { get; } = "list";
    }
}
