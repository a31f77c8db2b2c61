using Tessera.Server.Storage;

namespace Tessera.Server.Accounts;

/// <summary>What an administrator chose for registration: a row of <c>settings</c>. It counts where the configuration says <c>Auto</c>.</summary>
internal static class RegistrationChoice
{
    private const string Name = "registration";

    public static async Task<RegistrationMode> GetAsync(Session session)
    {
        var query = session.Prepared("SELECT value FROM settings WHERE name = @name", "@name");
        return await query.With(Name).ExecuteScalarAsync() is string mode ? Enum.Parse<RegistrationMode>(mode, ignoreCase: true) : RegistrationMode.Auto;
    }

    public static async Task SetAsync(Session session, RegistrationMode mode)
    {
        var insert = session.Prepared(
            "INSERT INTO settings (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value", "@name", "@value");
        await insert.With(Name, mode.ToString()).ExecuteNonQueryAsync();
    }
}
