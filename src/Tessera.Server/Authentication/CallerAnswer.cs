using Tessera.Server.Http;

namespace Tessera.Server.Authentication;

/// <summary>Who calls, or the reason why that is not accepted: exactly one of the two.</summary>
internal readonly record struct CallerAnswer(Caller? Caller, ApiError? Error)
{
    public static implicit operator CallerAnswer(Caller caller) => new(caller, null);

    public static implicit operator CallerAnswer(ApiError error) => new(null, error);
}
