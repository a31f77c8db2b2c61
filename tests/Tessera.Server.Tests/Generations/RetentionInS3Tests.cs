using Tessera.Server.Tests.Artifacts.S3;

namespace Tessera.Server.Tests.Generations;

public sealed class RetentionInS3Tests(S3ManualServer manual) : RetentionTests(manual), IClassFixture<S3ManualServer>;
