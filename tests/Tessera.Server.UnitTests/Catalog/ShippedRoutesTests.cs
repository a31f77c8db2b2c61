using Tessera.Server.Catalog;

namespace Tessera.Server.UnitTests.Catalog;

/// <summary>
/// Without a configured provider the catalogue's own options are offered: they must be what the routes take, or else a
/// model would lose options, or change a price, as soon as its provider is configured.
/// </summary>
public sealed class ShippedRoutesTests
{
    // The public image page gives every image a seed (S000). OpenAI and Luma have none: the sandbox alone keeps the promise
    // (ImageSeedTests); with such a provider the option is not offered.
    private static readonly string[] SeededBySandboxOnly = ["photon-flash", "photon", "dall-e-3", "gpt-image-1.5"];

    [Fact]
    public void Everything_that_a_model_with_routes_takes_is_taken_by_one_of_its_routes() =>
        ShippedCatalog.Models.All.Where(model => model.Routes.Count > 0).SelectMany(model => Lost(model, ModelOffer.Of(model, model.Routes))).ShouldBeEmpty();

    private static IEnumerable<string> Lost(Model model, Model offer)
    {
        if (offer.MaxPromptLength != model.MaxPromptLength)
        {
            yield return $"{model.Slug}: a prompt longer than {offer.MaxPromptLength}";
        }

        foreach (var input in model.Inputs.Where(input => !offer.Inputs.Contains(input)))
        {
            yield return $"{model.Slug}: {(offer.Inputs.Any(other => other.Name == input.Name) ? "calls without" : "")} {input.Name}";
        }

        foreach (var rule in model.Options.Values.Where(rule => rule.Name != "seed" || !SeededBySandboxOnly.Contains(model.Slug)))
        {
            if (!offer.Options.TryGetValue(rule.Name, out var taken))
            {
                yield return $"{model.Slug}: {rule.Name}";
            }
            else if (!ReferenceEquals(taken, rule) && LostOf(rule, taken) is { Length: > 0 } lost)
            {
                yield return $"{model.Slug}: {rule.Name} {lost}";
            }
        }

        if (PriceCalculator.Range(offer) != PriceCalculator.Range(model) || PriceCalculator.Base(offer) != PriceCalculator.Base(model))
        {
            yield return $"{model.Slug}: the price changes";
        }
    }

    private static string LostOf(OptionRule rule, OptionRule taken) => string.Join(", ", rule.Allowed.Count != taken.Allowed.Count
        ? rule.Allowed.Select(OptionText.Of).Except(taken.Allowed.Select(OptionText.Of)).DefaultIfEmpty("what is not listed")
        : (string[])
        [
            .. rule.Min != taken.Min ? [$"less than {taken.Min}"] : Array.Empty<string>(),
            .. rule.Max != taken.Max ? [$"more than {taken.Max}"] : Array.Empty<string>(),
            .. rule.MaxLength != taken.MaxLength ? [$"longer than {taken.MaxLength}"] : Array.Empty<string>(),
            .. rule.MaxItems != taken.MaxItems ? [$"more items than {taken.MaxItems}"] : Array.Empty<string>(),
            .. rule.Default?.ToString() != taken.Default?.ToString() ? [$"its default {rule.Default}"] : Array.Empty<string>(),
            .. rule.With.Values.Sum(values => values.Count) != taken.With.Values.Sum(values => values.Count) ? ["with"] : Array.Empty<string>(),
        ]);
}
