namespace Tessera.Server.Tests.Storage;

/// <summary>On the engine of this run: what one database cannot hold is stored alike on both.</summary>
public sealed class StoredTextTests
{
    // Here and not in attributes, which cannot hold them.
    private static readonly (string Text, string Stored)[] Texts =
    [
        ("a\0b", "a\uFFFDb"),
        ("\0", "\uFFFD"),
        ("cut \uD83D", "cut \uFFFD"),
        ("\uDE00 cut", "\uFFFD cut"),
        ("\uD83D\uD83D\uDE00", "\uFFFD\U0001F600"),
        ("whole \U0001F600", "whole \U0001F600"),
    ];

    [Fact]
    public async Task A_text_that_is_not_well_formed_is_stored_with_replacement_characters()
    {
        await using var temporary = new TemporaryDatabase();

        foreach (var (index, (text, stored)) in Texts.Index())
        {
            await temporary.Database.WriteAsync(session => session
                .Prepared("INSERT INTO wallets (account_id, plan) VALUES (@id, @plan)", "@id", "@plan").With(index + 1, text).ExecuteBeforeCommitAsync());

            (await temporary.Database.ReadAsync(session => session
                .Prepared("SELECT plan FROM wallets WHERE plan = @plan", "@plan").With(text).ExecuteScalarAsync())).ShouldBe(stored);
        }
    }
}
