using Tessera.Server.Http;

namespace Tessera.Server.Webhooks;

/// <summary>What a request says of an endpoint; null is what it does not say.</summary>
internal sealed record WebhookForm(string? Url, WebhookEvents? Events)
{
    public const int LongestDescription = 200;

    public bool HasDescription { get; init; }

    public string? Description { get; init; }

    public bool? IsEnabled { get; init; }

    /// <summary>Reads the members; ask <see cref="JsonMembers.Error"/> before using the form.</summary>
    public static WebhookForm Read(JsonMembers members)
    {
        var url = members.Text("url", 1, int.MaxValue);
        if (url is not null && WebhookUrl.Validate(url) is { } problem)
        {
            members.Refuse("url", $"`url` {problem}");
        }

        var description = members.Text("description", 0, LongestDescription);
        if (description?.Any(char.IsControl) == true)
        {
            members.Refuse("description", "`description` holds control characters.");
        }

        return new WebhookForm(url, ReadEvents(members))
        {
            HasDescription = members.Names("description"),
            Description = description is "" ? null : description,
            IsEnabled = members.Has("enabled") ? members.Flag("enabled") : null,
        };
    }

    private static WebhookEvents? ReadEvents(JsonMembers members)
    {
        if (!members.Has("events"))
        {
            return null;
        }

        var names = members.Texts("events", 20, 40);
        foreach (var unknown in names.Except(WebhookEventNames.All))
        {
            var nearest = NearestName.Of(unknown, WebhookEventNames.All);
            members.Refuse(
                "events", $"There is no event `{unknown}`{(nearest is null ? "" : $"; did you mean `{nearest}`?")}.", WebhookEventNames.All);
        }

        if (names.Count == 0)
        {
            members.Refuse("events", "`events` names none; name at least one.", WebhookEventNames.All);
        }

        return WebhookEventNames.Parse(names);
    }
}
