using System.Net.Sockets;

namespace Tessera.Server.Hosting;

/// <summary>Listens on Unix sockets: the admin socket in the data folder, and public ones to which a proxy connects.</summary>
internal static class UnixListener
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // Like a loopback port: every user of the machine may connect, unless the socket's folder denies it. Proxies run as their
    // own users.
    private const UnixFileMode Everyone = Owner
        | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public static Socket Bind(UnixDomainSocketEndPoint endpoint, bool isAdmin)
    {
        var path = endpoint.ToString();
        if (isAdmin || IsLeftBehind(endpoint, path))
        {
            // This process holds the data folder's lock, so an existing admin socket was left behind by a server that was
            // killed.
            File.Delete(path);
        }

        var socket = NewSocket();
        try
        {
            socket.Bind(endpoint);
            // Before listening, so that no other user can ever connect to the admin socket.
            File.SetUnixFileMode(path, isAdmin ? Owner : Everyone);
            return socket;
        }
        catch (SocketException problem) when (problem.SocketErrorCode != SocketError.AddressAlreadyInUse)
        {
            socket.Dispose();
            throw new IOException($"The server cannot listen on the Unix socket {path}: {problem.Message}. Its folder must exist and be writable.", problem);
        }
    }

    // A socket has no content. A file with content is not ours to delete, so its address counts as in use.
    private static bool IsLeftBehind(UnixDomainSocketEndPoint endpoint, string path)
    {
        if (new FileInfo(path) is not { Exists: true, Length: 0 })
        {
            return false;
        }

        using var probe = NewSocket();
        try
        {
            probe.Connect(endpoint);
            return false;
        }
        catch (SocketException problem)
        {
            return problem.SocketErrorCode == SocketError.ConnectionRefused;
        }
    }

    private static Socket NewSocket() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
}
