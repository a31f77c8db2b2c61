using System.Text.Json;

namespace Tessera.Providers.ComfyUi;

/// <summary>Work that has ended: what each node gave out, and how it ended.</summary>
internal sealed record History(JsonElement Outputs, HistoryStatus? Status);
