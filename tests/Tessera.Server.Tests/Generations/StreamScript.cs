using Microsoft.AspNetCore.Http;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Generations;

/// <summary>A vendor's stream that stops where the caller is to leave, and counts as the case says.</summary>
internal sealed class StreamScript(string drop, string usage)
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the vendor has sent all that comes before the caller leaves.</summary>
    public Task ReachedByVendorAsync() => drop == "never" ? Task.CompletedTask : _reached.Task;

    public bool LeavesAfter(int deltas) => drop switch
    {
        "never" => false,
        "before-first-delta" => true,
        "mid" => deltas == 1,
        _ => deltas == 2,
    };

    public async Task AnswerAsync(HttpContext context)
    {
        if (usage == "early")
        {
            await ChatUpstream.SendAsync(context, ChatUpstream.Usage(3, 2));
        }

        await StopAtAsync(context, "before-first-delta");
        await ChatUpstream.SendAsync(context, ChatUpstream.Delta("one "));
        await StopAtAsync(context, "mid");
        await ChatUpstream.SendAsync(context, ChatUpstream.Delta("two"));
        await StopAtAsync(context, "before-usage");
        if (usage == "reset")
        {
            await StopAtAsync(context, "after-usage");
            context.Abort();
            return;
        }

        if (usage is not ("early" or "missing"))
        {
            await ChatUpstream.SendAsync(context, Count());
        }

        await StopAtAsync(context, "after-usage");
        await ChatUpstream.SendAsync(context, ChatUpstream.Finish, ChatUpstream.Done);
    }

    private string Count() => usage switch
    {
        "negative" => ChatUpstream.Usage(-5, -7),
        "absurd" => ChatUpstream.Chunk("""{"choices":[],"usage":{"prompt_tokens":9223372036854775807,"completion_tokens":999999999999,"total_tokens":1}}"""),
        _ => ChatUpstream.Usage(3, 2),
    };

    private async Task StopAtAsync(HttpContext context, string place)
    {
        if (drop == place)
        {
            _reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
    }
}
