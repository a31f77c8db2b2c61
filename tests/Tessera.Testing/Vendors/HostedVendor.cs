using Microsoft.AspNetCore.Http;
using Tessera.Providers;

namespace Tessera.Testing.Vendors;

/// <summary>A vendor that is paid and has a content policy.</summary>
internal abstract class HostedVendor : QueuedVendor
{
    /// <summary>It refuses what was asked for.</summary>
    public abstract void RefusesInput(VendorStub stub);

    /// <summary>It refuses to hand out what it made.</summary>
    public abstract void RefusesOutput(VendorStub stub);

    /// <summary>The answer when the operator's account is empty.</summary>
    public virtual RequestDelegate NoFunds => StubAnswers.Body(402, "{}");

    /// <summary>The answer when too much is in work at once.</summary>
    public abstract RequestDelegate TooManyAtOnce { get; }

    /// <summary>What that means; a vendor that does not distinguish the two reports a rate limit.</summary>
    public virtual FailureKind TooManyAtOnceMeans => FailureKind.ConcurrencyLimited;
}
