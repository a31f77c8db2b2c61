namespace Tessera.Server.Tests.Artifacts;

public sealed class UploadFileToFolderTests(ArtifactHost host) : UploadFileTests(host), IClassFixture<ArtifactHost>;
