using System.Net;
using System.Net.Sockets;
using Tessera.Providers;
using Tessera.Server.Providers;
using Tessera.Testing.Vendors;

namespace Tessera.Server.UnitTests.Fidelity;

/// <summary>
/// The connectors of one provider as the server makes them, at the vendor's usual address: some ask OpenAI differently from
/// a server that stands in for it. Every connection ends at a stub on loopback, which records what was sent.
/// </summary>
internal sealed class RecordedProvider : IAsyncDisposable
{
    private readonly VendorStub _stub;
    private readonly ProviderHttp _http;
    private readonly HttpMessageInvoker _client;
    private readonly Connectors _connectors;
    private readonly string _name;

    private RecordedProvider(BuiltInProvider provider, Uri address, VendorStub stub)
    {
        (_name, _stub) = (provider.Name, stub);
        _http = new ProviderHttp { Connect = (_, ct) => ConnectAsync(stub.Address.Port, ct) };
        _client = _http.For(provider, address);
        _connectors = provider.Create(_client, address, VendorStub.Key);
    }

    public static async Task<RecordedProvider> StartAsync(string name)
    {
        var provider = BuiltInProviders.Find(name).ShouldNotBeNull();
        var scripted = VendorFactory.All[name].AddressPath;
        var address = provider.UsualAddress is { } usual
            ? new UriBuilder(usual) { Scheme = Uri.UriSchemeHttp, Port = 80 }.Uri
            : new Uri($"http://{name}.example{scripted}/");
        return new(provider, address, await VendorStub.StartAsync(address.AbsolutePath.TrimEnd('/')[..^scripted.Length]));
    }

    /// <summary>What is sent for a text; the failure where nothing is.</summary>
    public async Task<(IReadOnlyList<StubRequest> Sent, string? Failure)> SendAsync(TextCall call)
    {
        var vendor = VendorFactory.All[_name].Text.ShouldNotBeNull($"{_name} writes texts")(call.Model);
        var usage = new StubUsage("9", "3");
        StubTexts.Script(
            _stub, vendor, StubAnswers.Events(vendor.Stream(["Good ", "day"], vendor.Reasons.Stop, usage)), StubAnswers.Body(200, vendor.Whole("Good day", vendor.Reasons.Stop, usage)));
        string? failure = null;
        await foreach (var part in _connectors.Text.ShouldNotBeNull().StreamAsync(call, TestHttp.Ct))
        {
            failure = (part as TextPart.Failed)?.Failure.Message ?? failure;
        }

        return (_stub.TakeRequests(), failure);
    }

    /// <summary>What is sent for embeddings; the failure where nothing is.</summary>
    public async Task<(IReadOnlyList<StubRequest> Sent, string? Failure)> SendAsync(EmbeddingCall call)
    {
        _stub.On($"POST {VendorFactory.All[_name].AddressPath}/embeddings", StubAnswers.Body(200, """{"data":[{"index":0,"embedding":[1]}]}"""));
        var reply = await _connectors.Embeddings.ShouldNotBeNull().EmbedAsync(call, TestHttp.Ct);
        return (_stub.TakeRequests(), reply.Failure?.Message);
    }

    /// <summary>What is sent for a task; the failure where nothing is.</summary>
    public async Task<(IReadOnlyList<StubRequest> Sent, string? Failure)> SendAsync(TaskCall call)
    {
        var work = new StubTask(call, Samples.Png, TaskVendor.ResultLink, null);
        VendorFactory.All[_name].Tasks.ShouldNotBeNull($"{_name} makes media")(work).Serves(_stub);
        var state = await _connectors.Tasks.ShouldNotBeNull().SubmitAsync(call, TestHttp.Ct);
        return (_stub.TakeRequests(), (state as TaskState.Failed)?.Failure.Message);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _http.Dispose();
        await _stub.DisposeAsync();
    }

    private static async ValueTask<Stream> ConnectAsync(int port, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
