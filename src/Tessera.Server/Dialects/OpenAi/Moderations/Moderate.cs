using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Moderations;

/// <summary>
/// <c>POST /v1/moderations</c>: refused. There is no classifier, and a reply in OpenAI's form would say of every text that it was
/// checked. 404 is what OpenAI answers for a model that does not exist; its clients do not repeat it.
/// </summary>
internal static class Moderate
{
    public static ApiError Handle() => new(StatusCodes.Status404NotFound, "model_not_found", new(
        "This server has no moderation model, so the input was not checked. Use a classifier of your own, or give a text model your rules.",
        "На этом сервере нет модели модерации, ввод не проверялся. Используйте свой классификатор или передайте правила текстовой модели."));
}
