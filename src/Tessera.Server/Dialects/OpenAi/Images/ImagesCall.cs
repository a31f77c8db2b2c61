using Tessera.Server.Generations.Admission;

namespace Tessera.Server.Dialects.OpenAi.Images;

/// <summary>A call for images, read and checked.</summary>
/// <param name="Request">The request for each of them.</param>
/// <param name="Count">How many.</param>
/// <param name="Form">Whether the reply contains the files: <c>url</c> or <c>b64_json</c>.</param>
internal sealed record ImagesCall(GenerationRequest Request, int Count, string Form);
