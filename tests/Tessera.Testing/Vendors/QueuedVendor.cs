using Microsoft.AspNetCore.Http;
using Tessera.Providers;

namespace Tessera.Testing.Vendors;

/// <summary>A vendor that takes the work first and is asked for the result later.</summary>
internal abstract class QueuedVendor : TaskVendor
{
    /// <summary>Where it is asked how the work stands.</summary>
    public abstract string PollRoute { get; }

    /// <summary>The route that cancels it, or null if there is none.</summary>
    public abstract string? CancelRoute { get; }

    /// <summary>The answer to a cancel that comes too late.</summary>
    public virtual int TooLateStatus => 404;

    /// <summary>It takes the work.</summary>
    public abstract void Accepts(VendorStub stub);

    /// <summary>Its answer while it works.</summary>
    public abstract RequestDelegate Working { get; }

    /// <summary>An answer with an unknown status.</summary>
    public abstract RequestDelegate UnheardOf { get; }

    /// <summary>The next poll finds the work done.</summary>
    public abstract void Finishes(VendorStub stub, string link);

    /// <summary>The vendor does not have the work any more.</summary>
    public virtual void Forgets(VendorStub stub) => stub.On(PollRoute, StubAnswers.Body(404, "{}"));

    /// <summary>What that means for the generation.</summary>
    public virtual FailureKind ForgottenMeans => FailureKind.TaskFailed;

    /// <summary>Whether work can be found by our own reference when its submission was never answered.</summary>
    public virtual bool FindsByReference => false;

    public override void Serves(VendorStub stub)
    {
        Accepts(stub);
        Finishes(stub, Link);
    }
}
