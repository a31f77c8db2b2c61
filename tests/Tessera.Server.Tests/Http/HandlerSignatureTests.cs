using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Http;

/// <summary>
/// The signature of a handler shows its inputs and outcomes: records, typed parameters and services in, declared results out.
/// What only the HTTP request knows is a bindable type, and what only the reply can do is a result.
/// </summary>
[OneEngine]
public sealed class HandlerSignatureTests(V2Server v2) : IClassFixture<V2Server>
{
    private static readonly Type[] Opaque = [typeof(HttpContext), typeof(HttpRequest), typeof(HttpResponse), typeof(Stream), typeof(IServiceProvider)];

    [Fact]
    public void No_handler_takes_the_HTTP_context_or_a_part_of_it()
    {
        Handlers()
            .Where(handler => handler.GetParameters().Any(parameter => Opaque.Contains(parameter.ParameterType)))
            .Select(Name).ShouldBeEmpty();
    }

    [Fact]
    public void Every_handler_declares_its_outcomes()
    {
        Handlers().Where(handler => Outcome(handler.ReturnType) is var type && (type == typeof(IResult) || type == typeof(object) || type == typeof(void)))
            .Select(Name).ShouldBeEmpty();
    }

    // Routes of libraries are theirs; a route without a method, such as a health check, is a middleware.
    private List<MethodInfo> Handlers()
    {
        var handlers = v2.Server.Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<MethodInfo>())
            .OfType<MethodInfo>()
            .Where(handler => handler.Module.Assembly == typeof(TesseraServer).Assembly)
            .Distinct()
            .ToList();
        handlers.Count.ShouldBeGreaterThan(50);
        return handlers;
    }

    private static Type Outcome(Type type) => type == typeof(Task) || type == typeof(ValueTask) ? typeof(void)
        : type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            ? type.GetGenericArguments()[0]
            : type;

    private static string Name(MethodInfo handler) => $"{handler.DeclaringType}.{handler.Name}";
}
