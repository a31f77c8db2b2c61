using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Hosting;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Replicate;

/// <summary>Lists and shows models and their versions.</summary>
internal static class ReadReplicateModels
{
    /// <summary><c>GET /models</c>: all models that this server can serve to the caller's key, on one page.</summary>
    public static Ok<ReplicatePage<ReplicateModel>> List(Caller caller, ServedModels models, PublicAddress address) =>
        TypedResults.Ok(new ReplicatePage<ReplicateModel>([.. models.To(caller).Select(model => ReplicateModel.Of(model, address.Url))], null, null));

    /// <summary><c>GET /models/{owner}/{name}</c>.</summary>
    public static Results<ModelReply<ReplicateModel>, ApiError> Get(string owner, string name, ReplicateModels models, ReadCall calls, PublicAddress address) =>
        models.Find($"{owner}/{name}") is var found && found.IsError
            ? found.Error
            : new ModelReply<ReplicateModel>(ReplicateModel.Of(found.Value.Model, address.Url), calls.StandIn(found.Value.Model, found.Value.AskedFor));

    /// <summary><c>GET /models/{owner}/{name}/versions</c>: the only one.</summary>
    public static Results<Ok<ReplicatePage<ReplicateModel.Version>>, ApiError> ListVersions(string owner, string name, ReplicateModels models) =>
        models.Find($"{owner}/{name}") is var found && found.IsError
            ? found.Error
            : TypedResults.Ok(new ReplicatePage<ReplicateModel.Version>([ReplicateModel.VersionOf(found.Value.Model)], null, null));

    /// <summary><c>GET /models/{owner}/{name}/versions/{version}</c>.</summary>
    public static Results<Ok<ReplicateModel.Version>, ApiError> GetVersion(string owner, string name, string version, ReplicateModels models)
    {
        var found = models.Find($"{owner}/{name}");
        return found.IsError ? found.Error
            : ReplicateModel.VersionOf(found.Value.Model) is var only && only.Id == version ? TypedResults.Ok(only)
            : ApiErrors.NotFound($"The model has the version {only.Id} only.", $"У модели есть только версия {only.Id}.");
    }
}
