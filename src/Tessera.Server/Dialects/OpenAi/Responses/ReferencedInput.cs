using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.OpenAi.Responses;

/// <summary>What an input names instead of containing it.</summary>
/// <param name="Generations">The generations of its <c>item_reference</c>s.</param>
/// <param name="Images">The links of the uploaded images, by their <c>file_id</c>.</param>
internal sealed record ReferencedInput(IReadOnlyDictionary<GenerationId, Generation> Generations, IReadOnlyDictionary<string, string> Images);
