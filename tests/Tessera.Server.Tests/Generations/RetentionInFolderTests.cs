namespace Tessera.Server.Tests.Generations;

public sealed class RetentionInFolderTests(ManualTimeServer manual) : RetentionTests(manual), IClassFixture<ManualTimeServer>;
