using System.CommandLine;
using System.Text.Json;
using Tessera.Server.Admin;
using Tessera.Server.Configuration;

namespace Tessera.Server.Commands;

/// <summary>What all admin subcommands share: they make one call, then print its reply or its error.</summary>
internal sealed class AdminVerbs(Option<string?> data, Option<bool> json)
{
    /// <summary>Turns a command into an admin call.</summary>
    /// <param name="command">The command.</param>
    /// <param name="call">The call to make.</param>
    /// <param name="show">Formats the reply for people.</param>
    /// <param name="yes">The option that confirms in advance: see <see cref="AdminErrors.Confirm"/>.</param>
    /// <param name="failure">Returns what a successful reply reports as failed; null when nothing is.</param>
    public void Define(
        Command command,
        Func<ParseResult, AdminCall> call,
        Func<JsonElement, IEnumerable<string>> show,
        Option<bool>? yes = null,
        Func<JsonElement, string?>? failure = null) =>
        command.SetAction(async (parsed, ct) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            AdminReply? reply;
            try
            {
                reply = await SendAsync(parsed, call(parsed), yes, ct);
            }
            catch (Exception problem) when (Failure(parsed).Explain(problem) is { } sentence)
            {
                await error.WriteLineAsync(sentence);
                return 1;
            }

            if (reply is null)
            {
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

            var failed = reply.IsSuccess ? failure?.Invoke(reply.Body) : reply.Message;
            if (failed is not null && (reply.IsSuccess || !parsed.GetValue(json)))
            {
                await error.WriteLineAsync(failed);
            }

            return failed is null ? 0 : 1;
        });

    private StartFailure Failure(ParseResult parsed)
    {
        string[] args = parsed.GetValue(data) is { } folder ? ["--data", folder] : [];
        return new StartFailure(TesseraSettings.DataFolder(args), args);
    }

    // Null when the confirmation was declined, or when there is no terminal to ask on.
    private async Task<AdminReply?> SendAsync(ParseResult parsed, AdminCall call, Option<bool>? yes, CancellationToken ct)
    {
        var confirmed = call with { Path = call.Path + AdminErrors.Confirmed };
        if (yes is null)
        {
            return await AdminConnection.SendAsync(parsed.GetValue(data), call, ct);
        }

        var reply = await AdminConnection.SendAsync(parsed.GetValue(data), parsed.GetValue(yes) ? confirmed : call, ct);
        if (!reply.AsksToConfirm)
        {
            return reply;
        }

        var error = parsed.InvocationConfiguration.Error;
        if (Console.IsInputRedirected)
        {
            await error.WriteLineAsync($"{reply.Message} Nothing was changed; {yes.Name} does it without asking.");
            return null;
        }

        await error.WriteAsync($"{reply.Message} Continue? [y/N] ");
        if ((await Console.In.ReadLineAsync(ct))?.Trim().ToUpperInvariant() is not ("Y" or "YES"))
        {
            await error.WriteLineAsync("Nothing was changed.");
            return null;
        }

        return await AdminConnection.SendAsync(parsed.GetValue(data), confirmed, ct);
    }
}
