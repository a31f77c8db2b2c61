using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Audio;

/// <summary>A recording to write down in English.</summary>
internal sealed record TranslationForm : AudioForm, IRequestForm<TranslationForm>;
