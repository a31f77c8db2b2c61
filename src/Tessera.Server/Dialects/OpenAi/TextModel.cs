using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi;

/// <summary>Finds the model of a call that generates text.</summary>
internal static class TextModel
{
    /// <summary>The model, or why it cannot answer.</summary>
    public static Result<Model> Find(ReadCall calls, string name)
    {
        var found = calls.FindVendorModel(name, OpenAiFeature.ModelsPath);
        return found.IsError || found.Value.Category == Category.Text ? found : ApiErrors.Validation(new FieldError(
            "model",
            $"`model` must be a text model, got {found.Value.Slug} of the category {found.Value.Category.ToWire()}. GET {OpenAiFeature.ModelsPath} lists the models and their categories."));
    }
}
