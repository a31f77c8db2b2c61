using System.Text.Json;

namespace Tessera.Providers.ComfyUi;

/// <summary>What is under way and what waits: lists of <c>[number, id, graph, …]</c>.</summary>
internal sealed record Queue(JsonElement QueueRunning, JsonElement QueuePending);
