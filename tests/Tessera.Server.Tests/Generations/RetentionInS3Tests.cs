using Tessera.Server.Tests.Artifacts.S3;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Generations;

[OneEngine]
public sealed class RetentionInS3Tests(S3ManualTimeServer manual) : RetentionTests(manual), IClassFixture<S3ManualTimeServer>;
