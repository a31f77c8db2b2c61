using Tessera.Server.Generations.Admission;

namespace Tessera.Server.Dialects.V2.Requests;

/// <summary>A request to generate, read from either dialect.</summary>
/// <param name="Request">What is asked for.</param>
/// <param name="IsChat">Whether the reply speaks the chat dialect.</param>
/// <param name="IsStream">Whether the text is streamed.</param>
internal sealed record GenerateCall(GenerationRequest Request, bool IsChat, bool IsStream);
