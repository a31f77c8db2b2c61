using Microsoft.AspNetCore.Http;
using Tessera.Providers;

namespace Tessera.Testing.Vendors;

/// <summary>What a vendor of media says on the wire, written down from its documents, for a stub to play.</summary>
internal abstract class TaskVendor
{
    /// <summary>What a user may read of a refusal, and what the vendor puts around it that no caller may.</summary>
    public const string Sentence = "size has to be a multiple of 16";

    public const string LeakySentence =
        $"{Sentence} (https://docs.vendor.example/size?token=a1), sent by key {VendorStub.Key} to worker7.vendor.ai:8443 at 10.1.2.3:8188";

    public const string ResultLink = "https://cdn.vendor.example/out/1.png?sig=abc";

    public static byte[] Image { get; } = [0x89, 0x50, 0x4E, 0x47, 1, 2, 250, 251];

    public static byte[] Sound { get; } = [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 0, 0xFF, 0xFB, 0x90, 0x64];

    /// <summary>Its connector.</summary>
    public abstract ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key);

    /// <summary>What is asked for; something every model of it can make, unless another call is given.</summary>
    public TaskCall Call { get => field ?? Usual; init; }

    /// <summary>The file it makes.</summary>
    public byte[] File { get; init; } = Image;

    /// <summary>Where that file is, for a vendor that gives a link.</summary>
    public string Link { get; init; } = ResultLink;

    /// <summary>What it answers in words instead, where it was asked to read.</summary>
    public string? Words { get; init; }

    /// <summary>What stands behind the host in its address.</summary>
    public virtual string AddressPath => "";

    /// <summary>How a submission names <see cref="Call"/>'s model in its body; empty where its path does, or nothing.</summary>
    public virtual string ModelMark => $"\"{Call.Model}\"";

    /// <summary>Where <see cref="Call"/> is submitted, for example <c>POST /v1/x</c>.</summary>
    public abstract string SubmitRoute { get; }

    /// <summary>How its key stands in a request.</summary>
    public abstract (string Name, string Value) KeyHeader { get; }

    /// <summary>Where its key can be proved at no cost, or null where it cannot.</summary>
    public abstract string? CheckRoute { get; }

    /// <summary>What is delivered by <see cref="Serves"/>.</summary>
    public virtual TaskOutput Output => new TaskOutput.Link(new Uri(Link));

    /// <summary>Everything goes well.</summary>
    public abstract void Serves(VendorStub stub);

    /// <summary>The work fails, and every HTTP status is 200.</summary>
    public abstract void Breaks(VendorStub stub);

    /// <summary>The answer to a request that is wrong, with this sentence.</summary>
    public abstract RequestDelegate Invalid(string sentence);

    /// <summary>The answer to one request too many.</summary>
    public virtual RequestDelegate TooManyRequests => StubAnswers.Body(429, "{}", headers: ("Retry-After", "7"));

    /// <summary>What one request too many means.</summary>
    public virtual FailureKind TooManyRequestsMeans => FailureKind.RateLimited;

    /// <summary>The connector of a stub.</summary>
    public ITaskProvider Connect(VendorStub stub) => Connect(stub.Http, stub.Address, VendorStub.Key);

    protected abstract TaskCall Usual { get; }

    /// <summary>A JSON answer whose apostrophes stand for quotes.</summary>
    protected static RequestDelegate Json(int status, string body, params (string Name, string Value)[] headers) =>
        StubAnswers.Body(status, body.Replace('\'', '"'), "application/json", headers);
}
