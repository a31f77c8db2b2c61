using System.Text.Json;
using Tessera.Media;

namespace Tessera.Sandbox.Tests;

/// <summary>Builds calls and runs makers as the server does.</summary>
internal static class MakerCalls
{
    /// <summary>Room for everything that tests make at the same time.</summary>
    public static MemoryGate Memory { get; } = new(long.MaxValue, TimeProvider.System);

    public static TaskCall Call(
        TaskKind kind, string prompt, Dictionary<string, object>? options = null, string model = "model", params (string Name, byte[] File)[] inputs) =>
        new(
            kind,
            model,
            prompt,
            new CallOptions((options ?? []).ToDictionary(pair => pair.Key, pair => JsonSerializer.SerializeToElement(pair.Value))),
            inputs.ToDictionary(input => input.Name, input => new MediaInput("image/png", input.File)),
            "gen_test");

    public static async Task<byte[]> FileAsync(this ISandboxMaker maker, TaskCall call) =>
        (await maker.RunAsync(call)).Completed().Output.ShouldBeOfType<TaskOutput.File>().Content;

    public static async Task<string> TextAsync(this ISandboxMaker maker, TaskCall call) =>
        (await maker.RunAsync(call)).Completed().Output.ShouldBeOfType<TaskOutput.Text>().Value;

    public static async Task<ProviderFailure> FailureAsync(this ISandboxMaker maker, TaskCall call) =>
        (await maker.RunAsync(call)).ShouldBeOfType<TaskState.Failed>().Failure;

    // The state as message: it contains the failure, which its type alone does not show.
    private static TaskState.Completed Completed(this TaskState state) => state.ShouldBeOfType<TaskState.Completed>(state.ToString());

    private static Task<TaskState> RunAsync(this ISandboxMaker maker, TaskCall call) =>
        maker.MakeAsync(call, new Progress<double>(), TestContext.Current.CancellationToken);
}
