using System.Net.Sockets;
using Tessera.Server.Admin;
using Tessera.Server.Configuration;
using Tessera.Server.Http;
using Tessera.Server.Providers;
using Tessera.Server.Storage;

namespace Tessera.Server.Commands;

/// <summary>
/// Sends a call to the server of a data folder. If none is running, the same server is started in this process for the one
/// call, with only the admin socket and without background work, so that both cases use the same code.
/// </summary>
internal static class AdminConnection
{
    // The reply already says why a provider failed, and log lines would mix with the command's output.
    private static readonly string[] Quiet =
    [
        "--Logging:LogLevel:Default=Warning", $"--Logging:LogLevel:{typeof(ProviderInvoker).FullName}=None", "--Logging:Console:LogToStandardErrorThreshold=Trace",
    ];

    public static async Task<AdminReply> SendAsync(string? folder, AdminCall call, CancellationToken ct)
    {
        string[] place = folder is null ? [] : ["--data", folder];
        var path = TesseraSettings.DataFolder(place);
        RequireInstallation(path);
        using var data = DataFolder.TryOpen(path);
        if (data is null)
        {
            if (call.NeedsStopped)
            {
                throw new IOException($"A server runs on the data folder {Path.GetFullPath(path)}. Stop it first.");
            }

            return await CallAsync(DataFolder.SocketOf(path), call, ct);
        }

        await using var app = TesseraServer.Build([.. place, "--Tessera:Urls=", .. Quiet], data, WithoutWork);
        await app.StartAsync(ct);
        var reply = await CallAsync(data.AdminSocket, call, ct);
        await app.StopAsync(ct);
        return reply;
    }

    /// <summary>A mistyped folder must not become a new, empty installation.</summary>
    /// <exception cref="OperatorException">The folder holds no installation.</exception>
    public static void RequireInstallation(string path)
    {
        if (!DataFolder.Exists(path))
        {
            throw new OperatorException(
                $"{Path.GetFullPath(path)} holds no Tessera installation. Name the data folder of one with --data, or start a new one first: ./run --data {path}");
        }
    }

    private static async Task<AdminReply> CallAsync(string socket, AdminCall call, CancellationToken ct)
    {
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, token) =>
            {
                var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), token);
                return new NetworkStream(connection, ownsSocket: true);
            },
        };
        // Verifying and copying can take minutes; Ctrl-C cancels.
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(call.Method, $"http://admin{AdminGate.Path}{call.Path}");
        if (call.Body is not null)
        {
            request.Content = JsonContent.Create(call.Body, call.Body.GetType(), options: WireJson.Options);
        }

        try
        {
            using var response = await client.SendAsync(request, ct);
            return new AdminReply(response.StatusCode, await response.Content.ReadAsStringAsync(ct));
        }
        catch (HttpRequestException problem)
        {
            throw new IOException($"The server that holds this data folder does not answer on {socket} ({problem.Message}). If it is just starting, try again.", problem);
        }
    }

    private static void WithoutWork(WebApplicationBuilder builder)
    {
        var ours = builder.Services
            .Where(service => service.ServiceType == typeof(IHostedService)
                && (service.ImplementationType?.Assembly ?? service.ImplementationFactory?.Method.Module.Assembly) == typeof(TesseraServer).Assembly)
            .ToList();
        ours.ForEach(service => builder.Services.Remove(service));
    }
}
