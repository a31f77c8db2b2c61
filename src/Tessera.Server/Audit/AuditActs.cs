namespace Tessera.Server.Audit;

/// <summary>The names of administrative acts in the audit log.</summary>
internal static class AuditActs
{
    public const string SetUp = "setup";
    public const string CreateAccount = "account.create";
    public const string RenameAccount = "account.rename";
    public const string SetPlan = "account.plan";
    public const string SetRole = "account.role";
    public const string Suspend = "account.suspend";
    public const string Resume = "account.resume";
    public const string SetPassword = "account.password";
    public const string Grant = "account.grant";
    public const string Take = "account.take";
    public const string SetRegistration = "registration.set";
    public const string CreateKey = "key.create";
    public const string RevokeKey = "key.revoke";
    public const string AddProvider = "provider.add";
    public const string SetProvider = "provider.set";
    public const string EnableProvider = "provider.enable";
    public const string DisableProvider = "provider.disable";
    public const string RemoveProvider = "provider.remove";
    public const string TestProvider = "provider.test";
    public const string CreateWorkspace = "workspace.create";
    public const string ChangeWorkspace = "workspace.change";
    public const string SetMember = "workspace.set_member";
    public const string RemoveMember = "workspace.remove_member";
    public const string CreateServiceAccount = "service_account.create";
    public const string RevokeServiceAccount = "service_account.revoke";
    public const string CreateRedeemCodes = "redeem_code.create";
    public const string RevokeRedeemCode = "redeem_code.revoke";
    public const string CopyFiles = "artifacts.copy";

    public static IReadOnlyList<string> All { get; } =
    [
        SetUp, CreateAccount, RenameAccount, SetPlan, SetRole, Suspend, Resume, SetPassword, Grant, Take, SetRegistration, CreateKey, RevokeKey, AddProvider, SetProvider,
        EnableProvider, DisableProvider, RemoveProvider, TestProvider, CreateWorkspace, ChangeWorkspace, SetMember, RemoveMember,
        CreateServiceAccount, RevokeServiceAccount, CreateRedeemCodes, RevokeRedeemCode, CopyFiles,
    ];
}
