namespace Tessera.Sandbox.Text;

/// <summary>Ends a reply before the first of the texts that the option <c>stop</c> names.</summary>
internal static class StopTexts
{
    /// <summary>The texts, none of them empty.</summary>
    public static IReadOnlyList<string> Of(CallOptions options)
    {
        var stop = options.Values.GetValueOrDefault("stop");
        var stops = stop.ValueKind is JsonValueKind.Array ? stop.EnumerateArray() : Enumerable.Repeat(stop, 1);
        return [.. stops.Where(text => text.ValueKind is JsonValueKind.String).Select(text => text.GetString() ?? "").Where(text => text.Length > 0)];
    }

    /// <summary>The pieces before the first stop text. A piece is held back while such a text may begin in it.</summary>
    public static IEnumerable<string> Before(IEnumerable<string> pieces, IReadOnlyList<string> stops) => stops.Count == 0 ? pieces : Cut(pieces, stops);

    private static IEnumerable<string> Cut(IEnumerable<string> pieces, IReadOnlyList<string> stops)
    {
        var longest = stops.Max(stop => stop.Length);
        var (held, text) = (new Queue<string>(), "");
        foreach (var piece in pieces)
        {
            held.Enqueue(piece);
            text += piece;
            var found = stops.Select(stop => text.IndexOf(stop, StringComparison.Ordinal)).Where(index => index >= 0).DefaultIfEmpty(-1).Min();
            if (found >= 0)
            {
                foreach (var rest in WordPieces.Split(text[..found]))
                {
                    yield return rest;
                }

                yield break;
            }

            while (text.Length - held.Peek().Length >= longest)
            {
                text = text[held.Peek().Length..];
                yield return held.Dequeue();
            }
        }

        foreach (var rest in held)
        {
            yield return rest;
        }
    }
}
