using System.Text.Json;

namespace Tessera.Providers.ComfyUi;

/// <summary>How work ended, with its events: lists of <c>[event, data]</c>.</summary>
internal sealed record HistoryStatus(string? StatusStr, JsonElement Messages);
