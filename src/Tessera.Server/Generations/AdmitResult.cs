using System.Diagnostics.CodeAnalysis;
using Tessera.Server.Http;

namespace Tessera.Server.Generations;

/// <summary>Let in, or the error to answer with.</summary>
internal readonly struct AdmitResult
{
    private AdmitResult(AdmittedGeneration? admitted, ApiError? error)
    {
        Admitted = admitted;
        Error = error;
    }

    public AdmittedGeneration? Admitted { get; }

    public ApiError? Error { get; }

    [MemberNotNullWhen(true, nameof(Error))]
    [MemberNotNullWhen(false, nameof(Admitted))]
    public bool IsRefused => Error is not null;

    public static AdmitResult Admit(AdmittedGeneration admitted) => new(admitted, null);

    public static AdmitResult Refuse(ApiError error) => new(null, error);
}
