using System.Text.Json;

namespace Tessera.Sandbox.Tests.Audio;

/// <summary>Calls of the sandbox as a test states them.</summary>
internal static class Asked
{
    public static TaskCall Of(TaskKind kind, string prompt, string model = "any", MediaInput? audio = null, params (string Name, object Value)[] options) =>
        new(
            kind,
            model,
            prompt,
            new CallOptions(options.ToDictionary(option => option.Name, option => JsonSerializer.SerializeToElement(option.Value))),
            audio is null ? new Dictionary<string, MediaInput>() : new Dictionary<string, MediaInput> { ["audio_url"] = audio },
            "gen_test");

    public static async Task<byte[]> FileAsync(this ISandboxMaker maker, TaskCall call) =>
        (await maker.RunAsync(call)).Completed().Output.ShouldBeOfType<TaskOutput.File>().Content;

    public static async Task<string> TextAsync(this ISandboxMaker maker, TaskCall call) =>
        (await maker.RunAsync(call)).Completed().Output.ShouldBeOfType<TaskOutput.Text>().Value;

    public static async Task<ProviderFailure> FailureAsync(this ISandboxMaker maker, TaskCall call) =>
        (await maker.RunAsync(call)).ShouldBeOfType<TaskState.Failed>().Failure;

    public static MediaInput Audio(byte[] content) => new("audio/mpeg", content);

    // The failure says more than its type.
    private static TaskState.Completed Completed(this TaskState state) => state.ShouldBeOfType<TaskState.Completed>(state.ToString());

    private static Task<TaskState> RunAsync(this ISandboxMaker maker, TaskCall call) =>
        maker.MakeAsync(call, new Progress<double>(), TestContext.Current.CancellationToken);
}
