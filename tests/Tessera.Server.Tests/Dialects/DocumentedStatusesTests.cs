using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Dialects;
using Tessera.Server.Dialects.Fal;
using Tessera.Server.Dialects.OpenAi.Responses;
using Tessera.Server.Dialects.Workspaces.History;
using Tessera.Server.Http;
using Tessera.Server.OpenApi;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects;

/// <summary>The errors that the document of a dialect lists for a call are those that the call can answer with, and no others.</summary>
[OneEngine]
public sealed class DocumentedStatusesTests(V2Server v2) : IClassFixture<V2Server>
{
    // Errors in the code that a handler calls, of which it makes another or a part of its reply: 404 for what cannot be deleted, 500 for
    // what takes too long or failed, a response that shows its own failure.
    private static readonly Dictionary<Type, int[]> Replaced = new()
    {
        [typeof(DeleteImage)] = [409],
        [typeof(GetFalResult)] = [409, 502, 504],
        [typeof(GetResponse)] = [400, 409, 502, 504],
        [typeof(RunFal)] = [502, 504],
    };

    public static TheoryData<string> Names => [.. DialectsFeature.All.Select(dialect => dialect.Document.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_call_lists_the_errors_that_its_handler_answers(string name)
    {
        var document = DialectsFeature.All.Single(dialect => dialect.Document.Name == name).Document;
        var calls = OpenApiCalls.Load(document.Dialect);
        var differences = new List<string>();
        foreach (var described in Descriptions().Where(document.Covers))
        {
            var metadata = described.ActionDescriptor.EndpointMetadata;
            var elsewhere = metadata.OfType<IRefusalMetadata>().SelectMany(refusing => refusing.Refusals).Concat(OpenApiErrors.Always).Select(error => error.Status).ToHashSet();
            var (key, handler) = (OpenApiCalls.KeyOf(described), metadata.OfType<MethodInfo>().Single());
            var possible = HandlerStatuses.Of(handler).Except(elsewhere).Except(Replaced.GetValueOrDefault(handler.DeclaringType ?? typeof(object), [])).Order();
            if (!possible.SequenceEqual(calls[key].Errors))
            {
                differences.Add($"{key} answers [{string.Join(", ", possible)}] and lists [{string.Join(", ", calls[key].Errors)}].");
            }
        }

        differences.ShouldBeEmpty("`errors` in calls.json lists what a handler answers besides what its metadata says, in order.");
    }

    private IEnumerable<ApiDescription> Descriptions() =>
        v2.Server.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items.SelectMany(group => group.Items);
}
