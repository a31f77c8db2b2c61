using Tessera.Server.Catalog;

namespace Tessera.Server.UnitTests.Catalog;

/// <summary>
/// Without a configured provider the catalogue's own options are offered: they must be what the routes take, or else a
/// model would lose options, or change a price, as soon as its provider is configured.
/// </summary>
public sealed class ShippedRoutesTests
{
    // What the sandbox alone keeps: with a provider of the model, the option is not offered, or with fewer values.
    private static readonly Dictionary<string, string[]> SandboxOnly = new(StringComparer.Ordinal)
    {
        // The public image page gives every image a seed (S000); Luma and OpenAI have none (ImageSeedTests).
        ["photon-flash"] = ["seed"],
        ["photon"] = ["seed"],
        ["dall-e-3"] = ["seed"],
        ["gpt-image-1.5"] = ["seed"],
        // ElevenLabs has no seed for music and sounds, and speaks at 0.7 to 1.2 times the usual speed.
        ["elevenlabs-music"] = ["seed"],
        ["elevenlabs-sfx"] = ["seed"],
        ["elevenlabs-flash"] = ["speed"],
        ["elevenlabs-v2"] = ["speed"],
        // Relays make Midjourney's videos of an image only, always of five seconds; the range of prices is the public page's (S003).
        ["mj-video-480p"] = ["image_url", "duration", "aspect_ratio", "negative_prompt", "seed", "price"],
        ["mj-video-720p"] = ["image_url", "duration", "aspect_ratio", "negative_prompt", "seed", "price"],
        ["midjourney-video"] = ["image_url", "duration", "aspect_ratio", "negative_prompt", "seed", "price"],
    };

    [Fact]
    public void Everything_that_a_model_with_routes_takes_is_taken_by_one_of_its_routes() => Lost()
        .Where(lost => !SandboxOnly.GetValueOrDefault(lost.Slug, []).Contains(lost.Name)).ShouldBeEmpty();

    [Fact]
    public void What_only_the_sandbox_keeps_is_lost_with_a_provider() =>
        SandboxOnly.SelectMany(model => model.Value.Select(name => (model.Key, name))).Except(Lost().Select(lost => (lost.Slug, lost.Name))).ShouldBeEmpty();

    private static IEnumerable<(string Slug, string Name, string What)> Lost() =>
        from model in ShippedCatalog.Models.All
        where model.Routes.Count > 0
        from lost in Lost(model, ModelOffer.Of(model, model.Routes))
        select (model.Slug, lost.Name, lost.What);

    private static IEnumerable<(string Name, string What)> Lost(Model model, Model offer)
    {
        if (offer.MaxPromptLength != model.MaxPromptLength)
        {
            yield return ("prompt", $"longer than {offer.MaxPromptLength}");
        }

        foreach (var input in model.Inputs.Where(input => !offer.Inputs.Contains(input)))
        {
            yield return (input.Name, offer.Inputs.Any(other => other.Name == input.Name) ? "calls without" : "not taken");
        }

        foreach (var rule in model.Options.Values)
        {
            if (!offer.Options.TryGetValue(rule.Name, out var taken))
            {
                yield return (rule.Name, "not taken");
            }
            else if (!ReferenceEquals(taken, rule) && LostOf(rule, taken) is { Length: > 0 } lost)
            {
                yield return (rule.Name, lost);
            }
        }

        if (PriceCalculator.Range(offer) != PriceCalculator.Range(model) || PriceCalculator.Base(offer) != PriceCalculator.Base(model))
        {
            yield return ("price", "changes");
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
