namespace Tessera.Server.Tests.Storage;

public sealed class SharedWriteTests
{
    [Fact]
    public async Task Work_that_gives_no_result_for_a_write_fails_it()
    {
        await using var temporary = new TemporaryDatabase();

        var write = temporary.Database.WriteTogetherAsync<int, string>(owner: 1, item: 1, (_, _) => Task.FromResult(Array.Empty<string>()));

        await Should.ThrowAsync<InvalidOperationException>(write);
    }
}
