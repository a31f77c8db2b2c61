using Microsoft.Extensions.Options;
using Tessera.Server.Artifacts;
using Tessera.Server.Storage;

namespace Tessera.Server.UnitTests.Artifacts;

public sealed class ArtifactFolderTests : IDisposable
{
    private static readonly ArtifactKey Key = ArtifactKey.Generation(12, "png");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tessera-test-");
    private readonly DataFolder _data;

    public ArtifactFolderTests() => _data = DataFolder.TryOpen(_folder.FullName) ?? throw new InvalidOperationException("The folder is taken.");

    private static CancellationToken Ct => TestHttp.Ct;

    private ArtifactFolder Open() => new(_data, new DiskSpace(DiskSpace.Of(_data), Options.Create(new DiskOptions())));

    [Fact]
    public async Task A_saved_file_is_the_only_thing_that_is_there_and_only_its_owner_can_read_it()
    {
        var folder = Open();

        await folder.SaveAsync(Key, Samples.Png, Ct);

        var file = Files().ShouldHaveSingleItem();
        file.ShouldBe(Path.Combine(_folder.FullName, "artifacts", "generations", "012", "12.png"));
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Files_half_written_in_a_crash_are_neither_visible_nor_kept()
    {
        var folder = Open();
        await folder.SaveAsync(Key, Samples.Png, Ct);
        var half = Path.Combine(_folder.FullName, "artifacts", "temporary", "half");
        await File.WriteAllBytesAsync(half, Samples.Png[..10], Ct);

        var restarted = Open();

        File.Exists(half).ShouldBeFalse();
        (await ReadAsync(restarted)).ShouldBe(Samples.Png);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_leaves_the_previous_one_and_no_temporary_file()
    {
        var folder = Open();
        var taken = Path.Combine(_folder.FullName, "artifacts", "generations", "012", "12.png");
        Directory.CreateDirectory(Path.Combine(taken, "in the way"));

        await Should.ThrowAsync<IOException>(() => folder.SaveAsync(Key, Samples.Png, Ct));

        Files().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("file")]
    [InlineData("shard")]
    [InlineData("fifo")]
    public async Task A_path_out_of_the_store_or_to_other_than_a_regular_file_is_not_found(string kind)
    {
        var folder = Open();
        var outside = Directory.CreateDirectory(Path.Combine(_folder.FullName, "outside")).FullName;
        var secret = Path.Combine(outside, "12.png");
        await File.WriteAllBytesAsync(secret, Samples.Png, Ct);
        var shard = Path.Combine(_folder.FullName, "artifacts", "generations", "012");
        Directory.CreateDirectory(kind == "shard" ? Path.GetDirectoryName(shard) ?? "" : shard);
        switch (kind)
        {
            case "file":
                File.CreateSymbolicLink(Path.Combine(shard, "12.png"), secret);
                break;
            case "shard":
                Directory.CreateSymbolicLink(shard, outside);
                break;
            default:
                using (var made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(shard, "12.png")]))
                {
                    await made.WaitForExitAsync(Ct);
                }

                break;
        }

        // On a thread of its own: a FIFO that is opened would keep it for ever.
        (await Task.Factory.StartNew(() => folder.OpenReadAsync(Key, Ct), Ct, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()
            .WaitAsync(Ct)).ShouldBeNull();
        if (kind != "fifo")
        {
            (await folder.ListAsync(Ct).ToListAsync(Ct)).ShouldBeEmpty();
        }

        await folder.DeleteAsync(Key, Ct);
        (await File.ReadAllBytesAsync(secret, Ct)).ShouldBe(Samples.Png);
        if (kind == "shard")
        {
            await Should.ThrowAsync<IOException>(() => folder.SaveAsync(Key, "other"u8.ToArray(), Ct));
            (await File.ReadAllBytesAsync(secret, Ct)).ShouldBe(Samples.Png);
        }
    }

    [Fact]
    public async Task A_reader_keeps_the_file_it_opened_while_it_is_replaced_and_deleted()
    {
        var folder = Open();
        await folder.SaveAsync(Key, "first"u8.ToArray(), Ct);
        var first = (await folder.OpenReadAsync(Key, Ct)).ShouldNotBeNull();

        await folder.SaveAsync(Key, "second"u8.ToArray(), Ct);
        var second = await ReadAsync(folder);
        await folder.DeleteAsync(Key, Ct);

        using var reader = new StreamReader(first.Content);
        (await reader.ReadToEndAsync(Ct)).ShouldBe("first");
        second.ShouldBe("second"u8.ToArray());
        (await folder.OpenReadAsync(Key, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Many_writers_of_one_name_leave_one_whole_file()
    {
        var folder = Open();
        var contents = Enumerable.Range(0, 20).Select(value => Enumerable.Repeat((byte)value, 10_000).ToArray()).ToList();

        await Parallel.ForEachAsync(contents, Ct, async (content, ct) => await folder.SaveAsync(Key, content, ct));

        var kept = await ReadAsync(folder);
        contents.ShouldContain(content => content.SequenceEqual(kept));
        Files().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("/generations/123.webp")]
    [InlineData("/thumbnails/1.jpg")]
    [InlineData("/uploads/0123456789abcdef0123456789abcdef.mp3")]
    public void Our_own_variable_name_is_case_sensitive(string path)
    {
        ArtifactKey.TryParse(path, out var key).ShouldBeTrue();

        key.UrlPath.ShouldBe(path);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/generations/")]
    [InlineData("/generations/123")]
    [InlineData("/generations/123.exe")]
    [InlineData("/generations/123.PNG")]
    [InlineData("/generations/0.png")]
    [InlineData("/generations/-1.png")]
    [InlineData("/generations/01.png")]
    [InlineData("/generations/1 .png")]
    [InlineData("/generations/99999999999999999999.png")]
    [InlineData("/generations/../secrets/links.key")]
    [InlineData("/generations/1/../2.png")]
    [InlineData("/generations/1.png/")]
    [InlineData("//generations/1.png")]
    [InlineData("/thumbnails/1.png")]
    [InlineData("/secrets/1.png")]
    [InlineData("/uploads/1.png")]
    [InlineData("/uploads/0123456789ABCDEF0123456789ABCDEF.mp3")]
    [InlineData("/uploads/..............................~~.mp3")]
    public void A_name_that_is_not_ours_is_refused(string? path) => ArtifactKey.TryParse(path, out _).ShouldBeFalse();

    public void Dispose()
    {
        _data.Dispose();
        _folder.Delete(recursive: true);
    }

    private string[] Files() => Directory.GetFiles(Path.Combine(_folder.FullName, "artifacts"), "*", SearchOption.AllDirectories);

    private static async Task<byte[]> ReadAsync(ArtifactFolder folder)
    {
        var file = (await folder.OpenReadAsync(Key, Ct)).ShouldNotBeNull();
        await using var content = file.Content;
        var bytes = new byte[file.Length];
        await content.ReadExactlyAsync(bytes, Ct);
        return bytes;
    }
}
