using System.Globalization;
using Tessera.Providers;
using Tessera.Server.Http;

namespace Tessera.Server.Workspaces;

/// <summary>Reads <c>page</c> (from 0) and <c>size</c> of a vendor's list. What else stands in the query is not looked at.</summary>
internal static class PageQuery
{
    public const int UsualSize = 20;
    public const int MostSize = 200;
    public const int LastPage = 10_000;

    public static (int Page, int Size, ApiError? Error) Read(IQueryCollection query)
    {
        var wrong = new List<Invalid.Value>();
        var page = Whole(query, "page", (0, LastPage), 0, wrong);
        var size = Whole(query, "size", (1, MostSize), UsualSize, wrong);
        return (page, size, wrong.Count == 0 ? null : Invalid.Of(wrong));
    }

    /// <summary>A whole number of the query, or <paramref name="usual"/> when it is absent or empty.</summary>
    public static int Whole(IQueryCollection query, string name, (int Min, int Max) range, int usual, List<Invalid.Value> wrong)
    {
        var text = query[name].ToString();
        if (text.Length == 0)
        {
            return usual;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= range.Min && number <= range.Max)
        {
            return number;
        }

        wrong.Add(new(["query", name], $"`{name}` is \"{Excerpt.Of(text)}\"; allowed are whole numbers from {range.Min} to {range.Max}.", "int_parsing"));
        return usual;
    }
}
