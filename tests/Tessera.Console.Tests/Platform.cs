// The server is not built for Windows, so neither are its tests.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
