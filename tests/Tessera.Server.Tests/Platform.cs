// Tessera runs on Linux (and on macOS for development): file modes, unix sockets, Debian's media programs.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
