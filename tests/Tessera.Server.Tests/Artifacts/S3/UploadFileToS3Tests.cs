namespace Tessera.Server.Tests.Artifacts.S3;

public sealed class UploadFileToS3Tests(S3Host host) : UploadFileTests(host), IClassFixture<S3Host>;
