namespace Tessera.Sandbox;

/// <summary>The media tools: each catalogue slug has its own maker.</summary>
internal sealed class SandboxTools(IReadOnlyDictionary<string, ISandboxMaker> tools) : ISandboxMaker
{
    public Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct) =>
        tools.TryGetValue(call.Model, out var tool)
            ? tool.MakeAsync(call, progress, ct)
            : Task.FromResult<TaskState>(Outcome.Refused($"The sandbox has no tool '{call.Model}'; it has {string.Join(", ", tools.Keys)}."));
}
