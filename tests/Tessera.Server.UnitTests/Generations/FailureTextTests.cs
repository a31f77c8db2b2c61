using System.Text.RegularExpressions;
using Tessera.Server.Generations;
using Tessera.Server.UnitTests.Conventions;

namespace Tessera.Server.UnitTests.Generations;

public sealed partial class FailureTextTests
{
    [Theory]
    [InlineData("timeout: The provider did not answer in time.", "timeout: Поставщик не ответил вовремя.")]
    [InlineData("invalid_input: The provider refused the request: size must be even", "invalid_input: Поставщик отклонил запрос: size must be even")]
    [InlineData("model_unavailable: The provider is out of order (status 502).", "model_unavailable: Поставщик не работает (status 502).")]
    [InlineData("content_policy: Something of the provider's own.", "content_policy: Отклонено по правилам содержимого: Something of the provider's own.")]
    [InlineData(
        "invalid_input: `voice_id` must be the ID or the name of a voice that the provider has: Roger, Sarah.",
        "invalid_input: `voice_id` должен быть ID или именем голоса, который есть у поставщика: Roger, Sarah.")]
    [InlineData("unheard_of: Something.", "unheard_of: Сбой у поставщика: Something.")]
    [InlineData("canceled", "canceled")]
    [InlineData("", "")]
    public void A_failure_is_shown_in_Russian_with_its_code(string stored, string russian)
    {
        var text = FailureText.Of(stored);

        (text.En, text.Ru).ShouldBe((stored, russian));
    }

    [Fact]
    public void Every_sentence_of_ours_without_values_has_a_translation()
    {
        var sentences = SourceFile.All.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal))
            .SelectMany(file => Sentence.Matches(file.Text).Select(match => match.Groups[1].Value))
            // The check of a key that is being added: no generation fails with these.
            .Where(sentence => !sentence.Contains("address answers with", StringComparison.Ordinal) && !sentence.Contains("list of models", StringComparison.Ordinal))
            .Distinct()
            .ToList();

        sentences.Count.ShouldBeGreaterThan(40);
        sentences.Where(sentence => FailureText.Of($"provider_error: {sentence}").Ru.Contains(sentence, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [GeneratedRegex("FailureKind\\.[A-Za-z]+,\\s*\"([^\"{]+\\.)\"")]
    private static partial Regex Sentence { get; }
}
