using Tessera.Server.Tests.Dialects.V2;

namespace Tessera.Server.Tests.Generations;

public sealed class DeleteFromFolderTests(V2Server v2) : DeleteTests(v2), IClassFixture<V2Server>;
