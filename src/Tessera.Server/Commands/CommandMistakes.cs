using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Numerics;
using Tessera.Server.Http;

namespace Tessera.Server.Commands;

/// <summary>Explains errors in a command line: a sentence for each, and how to get help for the command.</summary>
internal static class CommandMistakes
{
    public static IReadOnlyList<string> In(ParseResult parsed)
    {
        if (parsed.Errors.Count == 0)
        {
            return [];
        }

        var unknown = Unknown(parsed).ToList();
        var sentences = unknown.Count > 0 ? unknown : parsed.Errors.Select(error => Sentence(error, parsed.CommandResult)).Distinct();
        return [.. sentences, $"See {PathOf(parsed.CommandResult)} --help."];
    }

    /// <summary>An unknown option, with the nearest known one.</summary>
    public static string NoSuchOption(string token, CommandResult result)
    {
        var name = token.Split('=')[0];
        var known = OptionsOf(result).Select(option => option.Name).ToList();
        return $"There is no option '{name}'. "
            + (NearestName.Of(name, known) is { } nearest ? $"Did you mean {nearest}?" : $"{PathOf(result)} takes {string.Join(", ", known)}.");
    }

    private static IEnumerable<string> Unknown(ParseResult parsed)
    {
        foreach (var token in parsed.UnmatchedTokens)
        {
            if (token.StartsWith('-'))
            {
                // The token after an unknown option is its value.
                yield return NoSuchOption(token, parsed.CommandResult);
                yield break;
            }

            yield return NoSuchVerb(token, parsed.CommandResult);
            yield break;
        }
    }

    /// <summary>An unknown subcommand, with the nearest known one.</summary>
    public static string NoSuchVerb(string token, CommandResult result)
    {
        var verbs = result.Command.Subcommands.Select(verb => verb.Name).ToList();
        return verbs.Count == 0
            ? $"{PathOf(result)} takes no '{token}'."
            : $"There is no command '{PathOf(result)} {token}'. "
                + (NearestName.Of(token, verbs) is { } nearest ? $"Did you mean {nearest}?" : $"After {PathOf(result)} comes {string.Join(", ", verbs)}.");
    }

    private static string Sentence(ParseError error, CommandResult result)
    {
        var (name, type, tokens) = error.SymbolResult switch
        {
            OptionResult option => (option.Option.Name, option.Option.ValueType, option.Tokens),
            ArgumentResult { Parent: OptionResult option } => (option.Option.Name, option.Option.ValueType, option.Tokens),
            ArgumentResult argument => (argument.Argument.Name, argument.Argument.ValueType, argument.Tokens),
            _ => ("", typeof(string), []),
        };
        if (tokens is [var token] && IsWhole(type) && !long.TryParse(token.Value, out _))
        {
            return BigInteger.TryParse(token.Value, out _) ? $"{name} is too large: {token.Value}." : $"{name} takes a whole number, not '{token.Value}'.";
        }

        if (name.Length == 0 && result.Command.Subcommands.Count > 0)
        {
            return $"{PathOf(result)} needs one of the commands {string.Join(", ", result.Command.Subcommands.Select(verb => verb.Name))}.";
        }

        return tokens is [var given] && Choices(name, result) is { Count: > 0 } choices && !choices.Contains(given.Value)
            ? $"{name} takes {string.Join(" or ", choices)}, not '{given.Value}'."
            : error.Message;
    }

    private static List<string> Choices(string name, CommandResult result) =>
        [.. OptionsOf(result).Where(option => option.Name == name).SelectMany(option => option.GetCompletions(CompletionContext.Empty)).Select(choice => choice.Label)];

    private static bool IsWhole(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var inner && (inner == typeof(long) || inner == typeof(int));

    private static IEnumerable<Option> OptionsOf(CommandResult result) =>
        result.Command.Options.Concat(Above(result).SelectMany(above => above.Command.Options.Where(option => option.Recursive)));

    private static IEnumerable<CommandResult> Above(CommandResult result)
    {
        for (var above = result.Parent as CommandResult; above is not null; above = above.Parent as CommandResult)
        {
            yield return above;
        }
    }

    private static string PathOf(CommandResult result) => string.Join(' ', Above(result).Reverse().Append(result).Select(command => command.Command.Name));
}
