using System.Globalization;
using Tessera.Server.Http;

namespace Tessera.Server.Sessions;

internal static class SessionErrors
{
    public static ApiError NoSuchSession(long id) => ApiErrors.NotFound(
        string.Create(CultureInfo.InvariantCulture, $"There is no open session {id}; GET /api/v2/sessions lists all."),
        string.Create(CultureInfo.InvariantCulture, $"Открытого сеанса {id} нет; список: GET /api/v2/sessions."));
}
