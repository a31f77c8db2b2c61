using System.Net.Sockets;

namespace Tessera.Server.Hosting;

/// <summary>Listening on a Unix socket: the admin socket in the data folder, or a public one that a proxy connects to.</summary>
internal static class UnixListener
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // Like a port of loopback: every user of the machine may connect, unless its folder says otherwise. Proxies run as a user of their own.
    private const UnixFileMode Everyone = Owner
        | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public static Socket Bind(UnixDomainSocketEndPoint endpoint, bool isAdmin)
    {
        var path = endpoint.ToString();
        if (isAdmin || IsLeftBehind(endpoint, path))
        {
            // The data folder's lock is ours: whatever stands in the admin socket's path was left by a server that was killed.
            File.Delete(path);
        }

        var socket = NewSocket();
        try
        {
            socket.Bind(endpoint);
            // Before it listens, so that no other user can ever connect to the admin socket.
            File.SetUnixFileMode(path, isAdmin ? Owner : Everyone);
            return socket;
        }
        catch (SocketException problem) when (problem.SocketErrorCode != SocketError.AddressAlreadyInUse)
        {
            socket.Dispose();
            throw new IOException($"The server cannot listen on the Unix socket {path}: {problem.Message}. Its folder must exist and be writable.", problem);
        }
    }

    // A socket has no content; a file that has some is not ours to delete, and then the address counts as taken.
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
