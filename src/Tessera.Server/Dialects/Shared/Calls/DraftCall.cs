using System.Collections.Frozen;
using System.Text.Json;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Shared.Calls;

/// <summary>A request to generate as a dialect read it from its own form, before the catalogue's rules are applied.</summary>
/// <param name="Model">The model as it is offered: <see cref="ReadCall.FindModel"/>.</param>
/// <param name="Problems">The errors found so far; they are answered together with those that the catalogue finds.</param>
internal sealed record DraftCall(Model Model, BodyProblems Problems)
{
    /// <summary>The model as the caller named it, where that may be the name of one for which ours stands in.</summary>
    public string? AskedFor { get; init; }

    /// <summary>Options and files by the catalogue's names. A name that no model knows is an error.</summary>
    public IReadOnlyDictionary<string, JsonElement> Options { get; init; } = OptionResolver.NothingGiven;

    /// <summary>The text of a media request; for a text model, what its history shows, if not the last user message.</summary>
    public string? Prompt { get; init; }

    /// <summary>The conversation, for text models.</summary>
    public IReadOnlyList<DraftMessage> Messages { get; init; } = [];

    /// <summary>False where the model is to call one tool at a time.</summary>
    public bool? ParallelToolCalls { get; init; }

    /// <summary>How the model is to think, for a dialect that shows what it thought.</summary>
    public JsonElement? Thinking { get; init; }

    /// <summary>The member that carries the text, for errors about its length.</summary>
    public string TextMember { get; init; } = "prompt";

    /// <summary>The error for a text that is missing; reported after those of the options, because a misspelled name is its likely cause.</summary>
    public FieldError? MissingText { get; init; }

    /// <summary>
    /// The dialect's own members by the catalogue's names of options and files, for errors and warnings about them.
    /// </summary>
    public IReadOnlyDictionary<string, string> OwnNames { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The highest price that is accepted.</summary>
    public long? MaxTokensSpent { get; init; }

    /// <summary>The URL to notify when the generation has ended.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>A sentence for each part of the request that was ignored.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>An error of the catalogue's rules in the dialect's names.</summary>
    public FieldError InOwnNames(FieldError error)
    {
        // Errors of files begin with the name alone.
        var own = OwnNames.GetValueOrDefault(error.Field, error.Field);
        var sentence = error.Message.StartsWith($"{error.Field} ", StringComparison.Ordinal) ? own + error.Message[error.Field.Length..] : error.Message;
        return error with { Field = own, Message = InOwnNames(sentence) };
    }

    /// <summary>A sentence of the catalogue's rules in the dialect's names.</summary>
    public string InOwnNames(string sentence) =>
        OwnNames.Aggregate(sentence, (text, name) => text.Replace($"`{name.Key}`", $"`{name.Value}`", StringComparison.Ordinal));
}
