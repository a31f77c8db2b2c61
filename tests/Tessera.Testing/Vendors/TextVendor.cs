using Microsoft.AspNetCore.Http;
using Tessera.Providers;

namespace Tessera.Testing.Vendors;

/// <summary>What one vendor says on the wire, from its documentation: the facts behind <c>TextConformance</c>.</summary>
internal abstract class TextVendor
{
    /// <summary>The vendor's name of the model that is asked.</summary>
    public string Model { get; init; } = "gpt-5";

    /// <summary>What stands behind the host in its address.</summary>
    public virtual string AddressPath => "";

    /// <summary>The route that is asked, for example <c>POST /v1/messages</c>.</summary>
    public abstract string Route { get; }

    /// <summary>The route that is asked when the reply is wanted whole.</summary>
    public virtual string WholeRoute => Route;

    /// <summary>The vendor's words for a reply that is whole, for one that is cut at its limit, and for one it stopped by its policy.</summary>
    public abstract (string Stop, string Length, string Policy) Reasons { get; }

    /// <summary>What closes a stream behind the finish reason; empty where nothing does.</summary>
    public abstract string EndMark { get; }

    /// <summary>An event, whole, that says the vendor failed for a reason that passes.</summary>
    public abstract string FailureEvent { get; }

    /// <summary>The same as the body of a reply.</summary>
    public abstract string FailureBody { get; }

    /// <summary>Refuses what was asked for.</summary>
    public abstract RequestDelegate RefusedPrompt { get; }

    /// <summary>Refuses for too many requests in a time.</summary>
    public abstract RequestDelegate RateLimit { get; }

    /// <summary>Refuses, also with 429 where the vendor does so, because the account is empty.</summary>
    public abstract IReadOnlyList<RequestDelegate> NoFunds { get; }

    /// <summary>Refuses for too many requests at once.</summary>
    public abstract RequestDelegate TooManyAtOnce { get; }

    /// <summary>Refuses the key.</summary>
    public abstract IReadOnlyList<RequestDelegate> BadKey { get; }

    /// <summary>The connector, for a server at <paramref name="address"/>.</summary>
    public abstract ITextProvider Connect(HttpMessageInvoker http, Uri address, string key);

    /// <summary>The events of a reply, up to its end or, without a finish reason, up to where it is cut.</summary>
    public abstract string Stream(IReadOnlyList<string> pieces, string? finish, StubUsage? usage = null);

    /// <summary>The body of a reply that is not streamed.</summary>
    public abstract string Whole(string text, string finish, StubUsage? usage);

    /// <summary>The events of a reply that only calls tools, all of them under one index where the protocol has indexes.</summary>
    public abstract string StreamCalls(IReadOnlyList<StubCall> calls);

    /// <summary>The same as a body.</summary>
    public abstract string WholeCalls(IReadOnlyList<StubCall> calls);

    /// <summary>The body of a 400 that says what is wrong.</summary>
    public abstract string Invalid(string sentence);
}
