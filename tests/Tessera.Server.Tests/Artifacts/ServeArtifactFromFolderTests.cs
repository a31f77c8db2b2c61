namespace Tessera.Server.Tests.Artifacts;

public sealed class ServeArtifactFromFolderTests(ArtifactHost host) : ServeArtifactTests(host), IClassFixture<ArtifactHost>;
