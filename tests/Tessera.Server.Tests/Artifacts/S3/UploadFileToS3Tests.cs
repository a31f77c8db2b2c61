using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Artifacts.S3;

[OneEngine]
public sealed class UploadFileToS3Tests(S3Host host) : UploadFileTests(host), IClassFixture<S3Host>;
