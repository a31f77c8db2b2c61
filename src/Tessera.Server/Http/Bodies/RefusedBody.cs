using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.Features;

namespace Tessera.Server.Http.Bodies;

/// <summary>
/// A refused body, from binding until the endpoint's filter answers it. A binder can only return a value or throw, and bad
/// input is not exceptional: it returns a stand-in, which never reaches a handler.
/// </summary>
internal sealed record RefusedBody(ApiError Error)
{
    /// <summary>The value read, or the stand-in for a refused one.</summary>
    public static T Or<T>(HttpContext context, Result<T> read)
        where T : class
    {
        if (!read.IsError)
        {
            return read.Value;
        }

        context.Features.Set(new RefusedBody(read.Error));
        return StandIn<T>.Value;
    }

    /// <summary>Makes the endpoint answer a refused parameter instead of calling its handler.</summary>
    public static void AnswerBefore<T>(ParameterInfo parameter, EndpointBuilder builder)
        where T : class
    {
        var position = parameter.Position;
        builder.FilterFactories.Add((_, next) => call => ReferenceEquals(call.Arguments[position], StandIn<T>.Value)
            ? ValueTask.FromResult<object?>(call.HttpContext.Features.GetRequiredFeature<RefusedBody>().Error)
            : next(call));
    }

    private static class StandIn<T>
        where T : class
    {
        public static readonly T Value = (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
    }
}
