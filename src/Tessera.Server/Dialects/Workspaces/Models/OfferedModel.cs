using Tessera.Server.Catalog;
using Tessera.Server.Generations.Admission;

namespace Tessera.Server.Dialects.Workspaces.Models;

/// <summary>A model as this dialect offers it.</summary>
/// <param name="Model">The catalogue's, as it is served now.</param>
/// <param name="Order">Its place in the list; the default model is first.</param>
internal sealed record OfferedModel(Model Model, int Order)
{
    /// <summary>The largest seed of the vendor's page: the last whole number that JavaScript keeps exactly.</summary>
    public const long LargestSeed = 9_007_199_254_740_991;

    private const string Input = "image_url";

    /// <summary>The aspect ratios that it generates.</summary>
    public IReadOnlyList<string> Ratios { get; } = Allowed(Model, "aspect_ratio", ImageRatios.All);

    /// <summary>The file formats it gives.</summary>
    public IReadOnlyList<string> Formats { get; } = Allowed(Model, "format", ImageModels.Formats);

    /// <summary>The members that take an image, in their order; none where the model takes text only.</summary>
    public IReadOnlyList<string> Inputs { get; } =
        [.. Model.Inputs.Select(input => input.Name).Where(name => name == Input || name.StartsWith(Input + "_", StringComparison.Ordinal))];

    /// <summary>Its rule for seeds; null where it takes none.</summary>
    public OptionRule? SeedRule { get; } = Model.Options.GetValueOrDefault(NewSeed.Option);

    /// <summary>The least seed of a call.</summary>
    public long MinSeed => (long)Math.Max(SeedRule?.Min ?? 0, 0);

    /// <summary>The largest seed of a call.</summary>
    public long MaxSeed => (long)Math.Min(SeedRule?.Max ?? LargestSeed, LargestSeed);

    /// <summary>The seed of a further image of a call; the least follows the largest.</summary>
    public long SeedAfter(long seed, int steps) => MinSeed + ((seed - MinSeed + steps) % (MaxSeed - MinSeed + 1));

    private static IReadOnlyList<string> Allowed(Model model, string option, IReadOnlyList<string> known)
    {
        if (!model.Options.TryGetValue(option, out var rule))
        {
            return [];
        }

        var values = (rule.SameAs is { } other ? model.Options[other] : rule).Allowed.Select(OptionText.Of).ToHashSet();
        return [.. known.Where(values.Contains)];
    }
}
