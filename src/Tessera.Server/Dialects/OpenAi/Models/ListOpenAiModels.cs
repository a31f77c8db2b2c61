using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Models;

/// <summary><c>GET /v1/models</c>: the models that this server can serve to the caller's key.</summary>
internal static class ListOpenAiModels
{
    public static WireReply<Page> Handle(Caller caller, ServedModels models) => new(new Page([.. models.To(caller).Select(ModelEntry.Of)]));

    /// <param name="Data">In the catalogue's order.</param>
    internal sealed record Page(IReadOnlyList<ModelEntry> Data)
    {
        /// <summary>Always <c>list</c>.</summary>
        public string Object { get; } = "list";
    }
}
