using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Server.Accounts;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Setup;

/// <summary>The owner of a new installation, and the keys of providers.</summary>
internal sealed record SetupRequest : IRequestBody<SetupRequest>
{
    public const int MaxProviders = 50;

    /// <summary>The set-up code, where <c>code_required</c> says so.</summary>
    [StringLength(100)]
    public string? Code { get; init; }

    [StringLength(EmailAddress.MaxLength, MinimumLength = EmailAddress.MinLength)]
    [Email]
    public required string Email { get; init => field = EmailAddress.Normalise(value); }

    [StringLength(Passwords.MaxLength, MinimumLength = Passwords.MinLength)]
    [Untrimmed]
    public required string Password { get; init; }

    /// <summary>The display name; by default the part of the email before the @.</summary>
    [StringLength(AccountErrors.MaxUsernameLength, MinimumLength = 1)]
    [Printable]
    public string? Username { get; init; }

    /// <summary>The language of the console; by default the browser's.</summary>
    [AllowedValues("en", "ru")]
    public string? Language { get; init; }

    /// <summary>The look of the console.</summary>
    [AllowedValues(Themes.System, Themes.Light, Themes.Dark)]
    public string? Theme { get; init; }

    /// <summary>
    /// Whether strangers may create accounts, where the configuration leaves it open: <c>open</c> or <c>closed</c>; by default they may
    /// until a provider is configured.
    /// </summary>
    [AllowedValues("open", "closed")]
    public string? Registration { get; init; }

    /// <summary>Keys of providers, at most 50; none leaves the sandbox to answer.</summary>
    [SchemaOf(typeof(IReadOnlyList<SetupProviderRequest>))]
    public JsonElement? Providers { get; init; }

    [JsonIgnore]
    public IReadOnlyList<SetupProviderRequest> Keys { get; private init; } = [];

    public static Result<SetupRequest> Read(JsonElement body, IServiceProvider services)
    {
        var problems = new BodyProblems();
        var request = StrictBody<SetupRequest>.Read(StrictBody<SetupRequest>.MembersOf(body), problems, services);
        var keys = ReadKeys(request.Providers, problems, services);
        return problems.Error is { } error ? error : request with { Keys = keys };
    }

    private static List<SetupProviderRequest> ReadKeys(JsonElement? given, BodyProblems problems, IServiceProvider services)
    {
        var keys = new List<SetupProviderRequest>();
        if (given is not { ValueKind: JsonValueKind.Array } list)
        {
            if (given is { ValueKind: not JsonValueKind.Null } other)
            {
                problems.Mistype("providers", "an array", other);
            }

            return keys;
        }

        if (list.GetArrayLength() > MaxProviders)
        {
            problems.Add("providers", FieldTexts.Entries("providers", 0, MaxProviders, list.GetArrayLength()));
            return keys;
        }

        foreach (var (index, entry) in list.EnumerateArray().Index())
        {
            if (entry.ValueKind is not JsonValueKind.Object)
            {
                problems.Mistype($"providers[{index}]", "an object", entry);
                continue;
            }

            var own = new BodyProblems();
            var key = StrictBody<SetupProviderRequest>.Read(StrictBody<SetupProviderRequest>.MembersOf(entry), own, services);
            if (own.Error is null && keys.Any(other => other.Provider.Equals(key.Provider, StringComparison.OrdinalIgnoreCase)))
            {
                own.Add("provider", LocalText.Format(
                    "`provider` must be given once, and {0} is there twice. More keys of one provider are added in Administration.",
                    "`provider` передают один раз, а {0} указан дважды. Другие ключи того же провайдера добавляют в администрировании.", key.Provider));
            }

            problems.Refuse(own.Malformed);
            problems.AddRange(((own.Error?.Details as ApiErrors.FieldDetails)?.Fields ?? []).Select(field => field with { Field = $"providers[{index}].{field.Field}" }));
            keys.Add(key);
        }

        return keys;
    }
}
