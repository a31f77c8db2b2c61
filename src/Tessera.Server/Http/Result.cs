using System.Diagnostics.CodeAnalysis;

namespace Tessera.Server.Http;

/// <summary>A value, or the error to answer with: exactly one of the two.</summary>
internal readonly struct Result<T>
    where T : class
{
    private Result(T? value, ApiError? error)
    {
        Value = value;
        Error = error;
    }

    public T? Value { get; }

    public ApiError? Error { get; }

    [MemberNotNullWhen(true, nameof(Error))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool IsError => Error is not null;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(ApiError error) => new(null, error);
}
