using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tessera.Testing.Vendors;

namespace Tessera.Server.Tests.Generations;

/// <summary>
/// A server whose only provider is an OpenAI-compatible maker of images in the operator's own network, given by its address
/// alone: no private network may be fetched from.
/// </summary>
public sealed class ImageVendorServer : IAsyncLifetime
{
    public const long Price = 7;

    private const string Route = "POST /v1/images/generations";

    private VendorStub? _stub;
    private TestServer? _server;

    internal VendorStub Stub => _stub ?? throw new InvalidOperationException("Not started.");

    internal TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _stub = await VendorStub.StartAsync();
        _server = await TestServer.StartAsync(
            $"--OPENAI_API_KEY={VendorStub.Key}",
            $"--OPENAI_BASE_URL={_stub.Address.AbsoluteUri.TrimEnd('/')}/v1",
            "--Tessera:Providers:openai:Pictures=true",
            "--Tessera:Sandbox:Mode=Never",
            "--Tessera:Tasks:PollEvery=00:00:00.01",
            "--Tessera:Tasks:PollAtMostEvery=00:00:00.01");
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Stub.DisposeAsync();
    }

    /// <summary>Asks for an image, which the vendor answers with these results; the reply and what is left of 1,000 tokens.</summary>
    internal Task<(JsonElement Made, long Left)> MakeAsync(object?[] data, string? format = "png") =>
        MakeAsync(JsonSerializer.Serialize(new { data }), format);

    /// <inheritdoc cref="MakeAsync(object?[], string?)"/>
    internal Task<(JsonElement Made, long Left)> MakeAsync(string answer, string? format) => MakeAsync(StubAnswers.Body(200, answer), format);

    /// <inheritdoc cref="MakeAsync(object?[], string?)"/>
    internal async Task<(JsonElement Made, long Left)> MakeAsync(RequestDelegate answer, string? format)
    {
        Stub.On(Route, answer);
        var account = await Server.OpenAccountAsync();
        var made = await account.Client.WaitAsync(await account.Client.GenerateAsync(
            JsonSerializer.Serialize(new Dictionary<string, string?> { ["model"] = "dall-e-3", ["prompt"] = "A fox", ["format"] = format }.Where(member => member.Value is not null).ToDictionary())));
        await Server.ShouldVerifyAsync();
        var (left, held) = await account.Client.TokensAsync();
        held.ShouldBe(0);
        return (made, left);
    }

    /// <summary>The file behind a finished generation's link.</summary>
    internal async Task<byte[]> FileOfAsync(JsonElement made)
    {
        using var anyone = Server.ClientFor(null);
        return await anyone.GetByteArrayAsync(new Uri(made.Text("result_url").ShouldNotBeNull(made.ToString())).PathAndQuery, TestHttp.Ct);
    }
}
