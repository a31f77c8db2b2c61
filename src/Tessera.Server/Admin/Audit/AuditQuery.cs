using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tessera.Server.Audit;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Admin.Audit;

/// <summary>Which rows of the audit log, and which page of them.</summary>
internal sealed record AuditQuery : IRequestQuery<AuditQuery>, ICheckedBody
{
    /// <summary>Items per page; a CSV has all.</summary>
    [Range(1, 100)]
    [DefaultValue(20)]
    public int Limit { get; init; }

    /// <summary>The <c>next_cursor</c> of the previous page; absent for the newest page.</summary>
    [PageCursor]
    public string? Cursor { get; init; }

    /// <summary>Only acts of this account, by its number.</summary>
    [Range(1, long.MaxValue)]
    public long? Account { get; init; }

    /// <summary>Only this act, such as <c>account.grant</c>.</summary>
    public string? Act { get; init; }

    /// <summary>Only acts on this, such as <c>account 7</c>.</summary>
    [StringLength(200, MinimumLength = 1)]
    public string? Target { get; init; }

    /// <summary>Only acts at or after this time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only acts before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The form of the reply; CSV also with `Accept: text/csv`.</summary>
    [AllowedValues("json", "csv")]
    public string? Format { get; init; }

    /// <summary>The number before which the page begins.</summary>
    internal long Before => Cursor is { } text ? PageCursorAttribute.Parse(text) ?? long.MaxValue : long.MaxValue;

    internal AuditFilter Filter => new() { Account = Account, Act = Act, Target = Target, From = From, To = To };

    public IEnumerable<FieldError> Check(IServiceProvider services)
    {
        if (Act is { } act && !AuditActs.All.Contains(act))
        {
            yield return new("act", $"`act` must be one of {string.Join(", ", AuditActs.All)}, got \"{act}\".", AuditActs.All) { Source = BodyProblems.Query };
        }
    }
}
