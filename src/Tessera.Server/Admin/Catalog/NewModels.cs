using System.Text.RegularExpressions;
using Tessera.Providers;

namespace Tessera.Server.Admin.Catalog;

/// <summary>A provider's models that an operator may want to add to the catalogue.</summary>
internal static partial class NewModels
{
    /// <summary>
    /// The models that no route names, newest first, and how many others were left out because the catalogue does not need
    /// their kind.
    /// </summary>
    public static (IReadOnlyList<string> Models, int LeftOut) In(IReadOnlyList<ListedModel> listed, IReadOnlySet<string> named)
    {
        var unrouted = listed.Where(model => !named.Any(model.IsNamed)).ToList();
        var known = listed.Select(model => model.Id).Concat(named).ToHashSet(StringComparer.Ordinal);
        var news = unrouted.Where(model => model.Generates && !OtherKind().IsMatch(model.Id) && !IsVariant(model.Id, known));
        IReadOnlyList<string> models = [.. news.OrderByDescending(model => model.Since).Select(model => model.Id).Distinct()];
        return (models, unrouted.Count - models.Count);
    }

    // A snapshot or variant of a model that is listed or routed without that suffix.
    private static bool IsVariant(string id, HashSet<string> known) => Ending().Match(id) is { Success: true } ending && known.Contains(id[..ending.Index]);

    [GeneratedRegex(@"[-@](\d{4}-\d{2}-\d{2}|\d{8}|\d{4}|\d{3}|\d{2}-\d{4}|latest)$|:(free|extended|beta|thinking|exacto)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ending();

    [GeneratedRegex(@"(^|[-_./:])(ft:|(embed\w*|moderation|rerank\w*|guard|realtime|live|similarity|aqa|babbage|davinci)([-_./:]|$))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OtherKind();
}
