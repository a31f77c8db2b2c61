using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Tessera.Server.Storage;

namespace Tessera.Server.Tests.Storage.Sqlite;

[OneEngine]
public sealed class SqliteWriterTests : IAsyncLifetime
{
    private readonly TemporaryDatabase _temporary = new(TestDatabase.Sqlite);

    private Database Database => _temporary.Database;

    public async ValueTask InitializeAsync() =>
        await Database.WriteAsync(session => session.Connection.ExecuteAsync("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT UNIQUE) STRICT"));

    public async ValueTask DisposeAsync() => await _temporary.DisposeAsync();

    [Fact]
    public async Task A_completed_write_is_seen_by_another_connection_at_once()
    {
        await using var other = await _temporary.ConnectAsync();

        for (var note = 1; note <= 50; note++)
        {
            await Database.WriteAsync(session => NoteAsync(session, $"note {note}"));

            (await TextsAsync(other)).Count.ShouldBe(note);
        }
    }

    [Fact]
    public async Task A_write_is_invisible_before_its_group_is_committed()
    {
        await using var other = await _temporary.ConnectAsync();

        var seenBetween = await Database.WriteAsync(async session =>
        {
            await NoteAsync(session, "uncommitted");
            return (await TextsAsync(other)).Count;
        });

        seenBetween.ShouldBe(0);
        (await TextsAsync(other)).ShouldBe(["uncommitted"]);
    }

    [Fact]
    public async Task Failing_members_fail_alone_and_leave_nothing_behind()
    {
        var writes = await InOneGroupAsync(Enumerable.Range(0, 40).Select(index => (Func<Session, Task<int>>)(async session =>
        {
            await NoteAsync(session, $"note {index}");
            return index % 7 == 3 ? throw new TimeZoneNotFoundException($"failure {index}") : index;
        })));

        for (var index = 0; index < writes.Count; index++)
        {
            if (index % 7 == 3)
            {
                (await Should.ThrowAsync<TimeZoneNotFoundException>(writes[index])).Message.ShouldBe($"failure {index}");
            }
            else
            {
                (await writes[index]).ShouldBe(index);
            }
        }

        (await TextsAsync()).ShouldBe(Enumerable.Range(0, 40).Where(index => index % 7 != 3).Select(index => $"note {index}"));
    }

    [Fact]
    public async Task A_violated_constraint_fails_only_its_own_member()
    {
        var writes = await InOneGroupAsync(new[] { "a", "b", "a", "c", "b" }.Select(
            text => (Func<Session, Task<int>>)(session => NoteAsync(session, text))));

        await Task.WhenAll(writes[0], writes[1], writes[3]);
        (await Should.ThrowAsync<SqliteException>(writes[2])).SqliteErrorCode.ShouldBe(19);
        (await Should.ThrowAsync<SqliteException>(writes[4])).SqliteErrorCode.ShouldBe(19);
        (await TextsAsync()).ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public async Task A_member_that_ends_the_transaction_fails_alone()
    {
        var writes = await InOneGroupAsync(
        [
            session => NoteAsync(session, "before"),
            session => session.Connection.ExecuteAsync("ROLLBACK"),
            session => NoteAsync(session, "after"),
        ]);

        await Task.WhenAll(writes[0], writes[2]);
        await Should.ThrowAsync<InvalidOperationException>(writes[1]);
        (await TextsAsync()).ShouldBe(["before", "after"]);
    }

    [Fact]
    public async Task A_write_that_waits_for_another_write_fails_with_an_explanation()
    {
        await Should.ThrowAsync<InvalidOperationException>(
            Database.WriteAsync(_ => Database.WriteAsync(session => NoteAsync(session, "inner"))));

        await Database.WriteAsync(session => NoteAsync(session, "later"));
        (await TextsAsync()).ShouldBe(["later"]);
    }

    [Fact]
    public async Task Prepared_statements_work_after_a_failed_group()
    {
        await Database.WriteAsync(session => NoteAsync(session, "first"));
        await Should.ThrowAsync<SqliteException>(Database.WriteAsync(session => NoteAsync(session, "first")));
        await Should.ThrowAsync<TimeZoneNotFoundException>(Database.WriteAsync(async session =>
        {
            // Left in the middle of its rows, as a careless reader leaves it.
            var rows = await session.Prepared("SELECT text FROM notes").ExecuteReaderAsync(Ct);
            (await rows.ReadAsync(Ct)).ShouldBeTrue();
            await rows.DisposeAsync();
            throw new TimeZoneNotFoundException();
        }));

        await Database.WriteAsync(session => NoteAsync(session, "second"));

        (await TextsAsync()).ShouldBe(["first", "second"]);
    }

    [Fact]
    public async Task Writes_of_one_caller_happen_in_the_order_they_were_given_also_around_failures()
    {
        var tasks = new List<Task>();
        for (var index = 0; index < 2_000; index++)
        {
            var number = index;
            tasks.Add(Database.WriteAsync(async session =>
            {
                await NoteAsync(session, $"{number}");
                return number % 101 == 100 ? throw new TimeZoneNotFoundException() : number;
            }));
        }

        await Task.WhenAny(Task.WhenAll(tasks));

        tasks.Count(task => task.IsFaulted).ShouldBe(19);
        (await TextsAsync()).ShouldBe(Enumerable.Range(0, 2_000).Where(number => number % 101 != 100).Select(number => $"{number}"));
    }

    [Fact]
    public async Task Closing_finishes_queued_writes_and_refuses_later_ones()
    {
        var closed = Database;
        var writes = Enumerable.Range(0, 1_000).Select(index => closed.WriteAsync(session => NoteAsync(session, $"{index}"))).ToList();

        await _temporary.ReopenAsync();

        writes.ShouldAllBe(write => write.IsCompletedSuccessfully);
        await Should.ThrowAsync<OperationCanceledException>(closed.WriteAsync(session => NoteAsync(session, "late")));
        (await TextsAsync()).Count.ShouldBe(1_000);
    }

    [Fact]
    public async Task A_write_completes_while_a_read_is_under_way_and_the_read_keeps_its_view()
    {
        await Database.WriteAsync(session => NoteAsync(session, "first"));
        await Database.WriteAsync(session => NoteAsync(session, "second"));

        var read = await Database.ReadAsync(async session =>
        {
            await using var rows = await session.Prepared("SELECT text FROM notes ORDER BY id").ExecuteReaderAsync(Ct);
            (await rows.ReadAsync(Ct)).ShouldBeTrue();
            var texts = new List<string> { rows.NextString() };
            await Database.WriteAsync(writer => NoteAsync(writer, "third"));
            while (await rows.ReadAsync(Ct))
            {
                texts.Add(rows.NextString());
            }

            return texts;
        });

        read.ShouldBe(["first", "second"]);
        (await TextsAsync()).ShouldBe(["first", "second", "third"]);
    }

    [Fact]
    public async Task Many_writes_share_few_commits()
    {
        var commits = 0;
        await Database.WriteAsync(session =>
        {
            raw.sqlite3_commit_hook(((SqliteConnection)session.Connection).Handle, _ => Interlocked.Increment(ref commits) * 0, null);
            return Task.CompletedTask;
        });
        var before = commits;

        await InOneGroupAsync(Enumerable.Range(0, 200).Select(
            index => (Func<Session, Task<int>>)(session => NoteAsync(session, $"{index}"))));

        // The one that held the writer, and one for all two hundred.
        (commits - before).ShouldBe(2);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<int> NoteAsync(Session session, string text) =>
        await session.Prepared("INSERT INTO notes (text) VALUES (@text)", "@text").With(text).ExecuteNonQueryAsync(Ct);

    private static async Task<List<string>> TextsAsync(Session session) =>
        (await session.Connection.QueryAsync<string>("SELECT text FROM notes ORDER BY id")).AsList();

    private Task<List<string>> TextsAsync() => Database.ReadAsync(TextsAsync);

    /// <summary>Holds the writer until all are queued, so that they meet in the next group; completes when all have ended.</summary>
    private async Task<List<Task<int>>> InOneGroupAsync(IEnumerable<Func<Session, Task<int>>> writes)
    {
        using var queued = new ManualResetEventSlim();
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = Database.WriteAsync(_ =>
        {
            running.TrySetResult();
            queued.Wait(Ct);
            return Task.FromResult(0);
        });
        await running.Task;
        var tasks = writes.Select(Database.WriteAsync).ToList();
        queued.Set();
        await gate;
        await Task.WhenAny(Task.WhenAll(tasks));
        return tasks;
    }
}
