using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.Administration;

/// <summary>The document of <c>/api/admin/v1</c>.</summary>
internal static class AdministrationDocument
{
    public static ApiDocument Document { get; } = new("admin", "Administration API")
    {
        Dialect = "Administration",
        Version = "1",
        Paths = ["api/admin/v1/"],
        Description =
            """
            What the operator does with `./run admin`, for signed-in accounts with a role: an `auditor` reads, an `admin` changes members, auditors, providers
            and workspaces, and the `owner` changes everything. API keys and service accounts are refused with 403.

            An account is changed only by one of a higher role, so an admin changes neither another admin, nor the owner, nor itself. Each act is written to
            the audit log in its own transaction, with neither secrets nor emails. The errors and the header `Idempotency-Key` are those of `/api/v2`.
            """,
        BearerDescription = "The access token of a signed-in owner, admin or auditor. The session cookie is accepted, too.",
        Groups =
        [
            new("Accounts", "Plans, tokens, roles, suspension."),
            new("Redeem codes", "Codes that are worth tokens once, for the account that redeems them."),
            new("Providers", "The credentials that serve the models: their state, their calls of the last 24 hours, a test."),
            new("Workspaces", "Workspaces of all accounts, their members and image quotas."),
            new("System", "The state of the installation, the margin, the ledger, the audit log."),
        ],
        FinishAsync = OpenApiErrors.AddComponentsAsync,
    };
}
