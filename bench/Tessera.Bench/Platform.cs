// The server is not built for Windows, so neither are its benchmarks.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
