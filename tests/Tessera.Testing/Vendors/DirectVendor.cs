using Microsoft.AspNetCore.Http;
using Tessera.Providers;

namespace Tessera.Testing.Vendors;

/// <summary>A vendor that is paid, has a content policy, and answers a submission with what it made.</summary>
internal abstract class DirectVendor : TaskVendor
{
    /// <summary>The body of its answer when all went well; empty for a vendor that answers with the file itself.</summary>
    public virtual string Made => "";

    /// <summary>Its answer when all went well.</summary>
    public virtual RequestDelegate WholeAnswer => StubAnswers.Body(200, Made);

    /// <summary>It refuses what was asked for.</summary>
    public abstract RequestDelegate RefusedInput { get; }

    /// <summary>It refuses to hand out what it made.</summary>
    public abstract RequestDelegate RefusedOutput { get; }

    /// <summary>It made nothing, and the HTTP status is 200.</summary>
    public abstract string Broken { get; }

    /// <summary>The answer when the operator's account is empty.</summary>
    public virtual RequestDelegate NoFunds => StubAnswers.Body(402, "{}");

    /// <summary>The answer when too much is in work at once.</summary>
    public virtual RequestDelegate TooManyAtOnce => TooManyRequests;

    /// <summary>What that means; most vendors do not distinguish it from a rate limit.</summary>
    public virtual FailureKind TooManyAtOnceMeans => FailureKind.RateLimited;

    public override void Serves(VendorStub stub) => stub.On(SubmitRoute, WholeAnswer);

    public override void Breaks(VendorStub stub) => stub.On(SubmitRoute, StubAnswers.Body(200, Broken));
}
