using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Artifacts.S3;

[OneEngine]
public sealed class ServeArtifactFromS3Tests(S3Host host) : ServeArtifactTests(host), IClassFixture<S3Host>;
