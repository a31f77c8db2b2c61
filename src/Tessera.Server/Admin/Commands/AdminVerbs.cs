using System.CommandLine;
using System.Text.Json;

namespace Tessera.Server.Admin.Commands;

/// <summary>What all admin verbs share: they make one call, then print its reply or its error.</summary>
internal sealed class AdminVerbs(Option<string?> data, Option<bool> json)
{
    /// <summary>Makes a verb of a command: the call it stands for, and how its reply looks to a person.</summary>
    public void Define(Command command, Func<ParseResult, AdminCall> call, Func<JsonElement, IEnumerable<string>> show) =>
        command.SetAction(async (parsed, ct) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var error = parsed.InvocationConfiguration.Error;
            AdminReply reply;
            try
            {
                reply = await AdminConnection.SendAsync(parsed.GetValue(data), call(parsed), ct);
            }
            catch (Exception problem) when (ServeCommand.Explain(problem) is { } sentence)
            {
                await error.WriteLineAsync(sentence);
                return 1;
            }

            if (parsed.GetValue(json))
            {
                await output.WriteLineAsync(reply.Text.Length == 0 ? "{}" : reply.Text);
            }
            else if (reply.IsSuccess)
            {
                foreach (var line in show(reply.Body))
                {
                    await output.WriteLineAsync(line);
                }
            }
            else
            {
                await error.WriteLineAsync(reply.Message);
            }

            return reply.IsSuccess ? 0 : 1;
        });
}
