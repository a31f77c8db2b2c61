using Tessera.Providers.Anthropic;
using Tessera.Providers.Gemini;
using Tessera.Providers.OpenAi;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Conformance;

/// <summary>The call that proves a key, at every vendor.</summary>
public sealed class ProviderCheckTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Vendors => new()
    {
        { "openai", "GET /v1/models" },
        { "ollama", "GET /v1/models" },
        { "openrouter", "GET /v1/key" },
        { "anthropic", "GET /v1/models" },
        { "gemini", "GET /v1/models" },
    };

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task An_accepted_key_has_no_failure_and_is_sent_in_a_header(string vendor, string route)
    {
        await using var stub = (await VendorStub.StartAsync()).On(route, StubAnswers.Body(200, "{\"data\":[]}"));

        (await Check(vendor, stub).CheckAsync(Ct)).ShouldBeNull();

        var request = stub.Requests.ShouldHaveSingleItem();
        request.Headers.Values.Count(value => value.Contains(VendorStub.Key, StringComparison.Ordinal)).ShouldBe(1);
        request.Path.ShouldNotContain(VendorStub.Key);
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task A_refused_key_and_a_wrong_address_are_reported(string vendor, string route)
    {
        await using var stub = (await VendorStub.StartAsync()).On(
            route, StubAnswers.Body(401, "{}"), StubAnswers.Body(402, ""), StubAnswers.Body(503, "busy", "text/plain"), StubAnswers.Body(200, "<html>", "text/html"));
        var check = Check(vendor, stub);

        (await check.CheckAsync(Ct))!.Kind.ShouldBe(FailureKind.AuthUpstream);
        (await check.CheckAsync(Ct))!.Kind.ShouldBe(FailureKind.FundsUpstream);
        (await check.CheckAsync(Ct))!.Kind.ShouldBe(FailureKind.Unavailable);
        (await check.CheckAsync(Ct))!.Kind.ShouldBe(FailureKind.InvalidInput);
    }

    private static IProviderCheck Check(string vendor, VendorStub stub)
    {
        var address = new Uri(stub.Address, "/v1");
        return vendor switch
        {
            "anthropic" => new AnthropicText(stub.Http, address, VendorStub.Key),
            "gemini" => new GeminiText(stub.Http, address, VendorStub.Key),
            _ => new OpenAiText(stub.Http, OpenAiPresets.Find(vendor)! with { Address = address }, VendorStub.Key),
        };
    }
}
