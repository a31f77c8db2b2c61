namespace Tessera.Server.Tests.Generations;

public sealed class RetentionInFolderTests(ManualServer manual) : RetentionTests(manual), IClassFixture<ManualServer>;
