namespace Tessera.Server.Ledger;

/// <summary>The kinds as stored and as shown.</summary>
internal static class JournalKindText
{
    public static string ToText(this JournalKind kind) => kind switch
    {
        JournalKind.Grant => "grant",
        JournalKind.Expire => "expire",
        JournalKind.Hold => "hold",
        JournalKind.Settle => "settle",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a journal kind"),
    };

    public static JournalKind Parse(string text) => text switch
    {
        "grant" => JournalKind.Grant,
        "expire" => JournalKind.Expire,
        "hold" => JournalKind.Hold,
        "settle" => JournalKind.Settle,
        _ => throw new ArgumentOutOfRangeException(nameof(text), text, "not a journal kind"),
    };
}
