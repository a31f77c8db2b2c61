// Tessera runs on Linux (x64, arm64): file modes, unix sockets, Debian's media programs.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
