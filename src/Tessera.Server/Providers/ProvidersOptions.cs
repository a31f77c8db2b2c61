using System.ComponentModel.DataAnnotations;
using Tessera.Providers;
using Tessera.Server.Http;

namespace Tessera.Server.Providers;

/// <summary>Section <c>Tessera:Providers</c>: the vendors this installation has keys for, by name.</summary>
internal sealed class ProvidersOptions : Dictionary<string, ProviderOptions>, IValidatableObject
{
    public const string Section = "Tessera:Providers";

    public ProvidersOptions()
        : base(StringComparer.OrdinalIgnoreCase)
    {
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, options) in this)
        {
            if (BuiltInProviders.Find(name) is null)
            {
                var nearest = NearestName.Of(name, BuiltInProviders.Names);
                yield return new ValidationResult(
                    $"There is no provider {Section}:{name}. {(nearest is null ? $"There are: {string.Join(", ", BuiltInProviders.Names)}." : $"Did you mean {nearest}?")}");
            }

            if (options.Pictures && BuiltInProviders.Find(name) is { IsTextOnlyElsewhere: false })
            {
                yield return new ValidationResult($"{Section}:{name}:Pictures has no effect: what that provider makes does not depend on its address.");
            }

            if (options.Keys.Count > 0 && options.ApiKey is not null)
            {
                yield return new ValidationResult($"{Section}:{name} has both ApiKey and Keys; give one key, or a list of them.");
            }

            if (options.Keys.GroupBy(key => key.Name).FirstOrDefault(same => same.Key is not null && same.Count() > 1) is { } twice)
            {
                yield return new ValidationResult($"{Section}:{name}:Keys names '{twice.Key}' twice.");
            }
        }
    }
}
