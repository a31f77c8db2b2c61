using Tessera.Server.Tests.Artifacts.S3;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Generations;

[OneEngine]
public sealed class DeleteFromS3Tests(S3V2Server v2) : DeleteTests(v2), IClassFixture<S3V2Server>;
