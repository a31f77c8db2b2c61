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

    /// <summary>The next step's result, which is not taken after an error.</summary>
    public async Task<Result<TNext>> ThenAsync<TNext>(Func<T, Task<Result<TNext>>> next)
        where TNext : class => IsError ? Error : await next(Value);

    /// <summary>The result with this value, for an interface: C# does not convert those implicitly.</summary>
    public static Result<T> Of(T value) => new(value, null);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(ApiError error) => new(null, error);
}
