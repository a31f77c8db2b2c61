// The server is not built for Windows, so neither are its tests.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]

// These tests wait for leases and starts more than they work.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
