using Microsoft.AspNetCore.Routing.Matching;

namespace Tessera.Server.Http;

/// <summary>
/// Two endpoints may have the same route if one of them requires a header: it answers the requests that have it, and the other
/// one the rest.
/// </summary>
internal sealed class RequestHeaderPolicy : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 0;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(endpoint => Required(endpoint) is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        var isSpecial = false;
        for (var index = 0; index < candidates.Count; index++)
        {
            if (candidates.IsValidCandidate(index) && Required(candidates[index].Endpoint) is { } required)
            {
                var isPresent = httpContext.Request.Headers.ContainsKey(required.Name);
                candidates.SetValidity(index, isPresent);
                isSpecial |= isPresent;
            }
        }

        for (var index = 0; isSpecial && index < candidates.Count; index++)
        {
            if (candidates.IsValidCandidate(index) && Required(candidates[index].Endpoint) is null)
            {
                candidates.SetValidity(index, value: false);
            }
        }

        return Task.CompletedTask;
    }

    private static RequestHeaderRequired? Required(Endpoint endpoint) => endpoint.Metadata.GetMetadata<RequestHeaderRequired>();
}
