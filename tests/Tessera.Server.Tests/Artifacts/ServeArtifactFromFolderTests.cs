using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Artifacts;

[OneEngine]
public sealed class ServeArtifactFromFolderTests(ArtifactHost host) : ServeArtifactTests(host), IClassFixture<ArtifactHost>;
