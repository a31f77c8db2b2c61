namespace Tessera.Sandbox.Tests;

/// <summary>The sandbox's reply to a text call.</summary>
internal static class SandboxReply
{
    public static async Task<IReadOnlyList<TextPart>> PartsAsync(TextCall call, TimeProvider? time = null) =>
        await new SandboxText(time ?? new ManualTime(), MakerCalls.Memory)
            .StreamAsync(call, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

    public static async Task<string> TextAsync(TextCall call) => (await PartsAsync(call)).Joined();

    public static Task<string> TextAsync(string prompt, object? options = null) => TextAsync(TextCalls.Call(prompt, options));
}
