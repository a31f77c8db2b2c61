using System.Buffers.Binary;

namespace Tessera.Chaos;

/// <summary>What <c>tests/chaos/powerfail.c</c> has recorded, and what a disk may hold when the power fails at some moment of it.</summary>
internal sealed class RecordedDisk
{
    private const int HeadBytes = 24;
    private const int SectorBytes = 512;

    private static readonly string[] Names = ["", "tessera.db", "tessera.db-wal", "tessera.db-journal"];

    private readonly byte[] _database;

    private RecordedDisk(byte[] database, IReadOnlyList<Step> steps) => (_database, Steps) = (database, steps);

    public enum Kind
    {
        Write = 1,
        Sync = 2,
        Truncate = 3,
        Unlink = 4,
    }

    public const int DatabaseFile = 1;
    public const int LogFile = 2;

    public IReadOnlyList<Step> Steps { get; }

    /// <summary>Reads a record; its end may be missing.</summary>
    /// <param name="database">The database file as it was before.</param>
    /// <param name="path">The record.</param>
    public static RecordedDisk Read(byte[] database, string path)
    {
        var bytes = File.ReadAllBytes(path);
        var steps = new List<Step>();
        for (var at = 0; at + HeadBytes <= bytes.Length;)
        {
            var head = bytes.AsSpan(at, HeadBytes);
            var length = (int)BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            if (at + HeadBytes + length > bytes.Length)
            {
                break;
            }

            steps.Add(new Step(
                (Kind)head[0],
                head[1],
                BinaryPrimitives.ReadUInt16LittleEndian(head[2..]),
                BinaryPrimitives.ReadInt64LittleEndian(head[8..]),
                BinaryPrimitives.ReadInt64LittleEndian(head[16..]),
                bytes.AsMemory(at + HeadBytes, length)));
            at += HeadBytes + length;
        }

        return new RecordedDisk(database, steps);
    }

    /// <summary>
    /// Goes through the record and stops at chosen steps: the power fails just before each. Names of files are taken to be
    /// durable at once; of their content nothing is that was not synced.
    /// </summary>
    /// <param name="stops">The indices of the steps, ascending.</param>
    /// <param name="isDurableFrom">Everything before this step is on disk.</param>
    /// <param name="counts">Whether a sync does what it says.</param>
    public IEnumerable<(int Stop, Image Image)> Fail(IEnumerable<int> stops, int isDurableFrom, Func<int, bool> counts)
    {
        var image = new Image(_database);
        var at = 0;
        foreach (var stop in stops)
        {
            for (; at < stop; at++)
            {
                image.Take(Steps[at], at < isDurableFrom || Steps[at].Kind != Kind.Sync || counts(at));
                if (at + 1 == isDurableFrom)
                {
                    image.SyncAll();
                }
            }

            yield return (stop, image);
        }
    }

    internal sealed record Step(Kind Kind, int File, int Thread, long Offset, long At, ReadOnlyMemory<byte> Bytes);

    /// <summary>A disk: what is on it for good, and the operations that it may not have completed.</summary>
    internal sealed class Image
    {
        private readonly Content[] _files = [new(), new(), new(), new()];
        private readonly List<Step>[] _pending = [[], [], [], []];

        public Image(byte[] database) => _files[DatabaseFile].Write(0, database);

        /// <summary>Whether nothing is outstanding: then there is one way it can fail.</summary>
        public bool IsSynced => _pending.All(steps => steps.Count == 0);

        public void Take(Step step, bool counts)
        {
            switch (step.Kind)
            {
                case Kind.Sync when counts:
                    Sync(step.File);
                    break;
                case Kind.Unlink:
                    _pending[step.File].Clear();
                    _files[step.File].Resize(0);
                    break;
                case Kind.Write or Kind.Truncate:
                    _pending[step.File].Add(step);
                    break;
            }
        }

        public void SyncAll()
        {
            for (var file = 1; file < _files.Length; file++)
            {
                Sync(file);
            }
        }

        /// <summary>Writes the files of this disk to a folder.</summary>
        /// <param name="folder">Where.</param>
        /// <param name="isDone">Decides for each sector, and each truncation, that was not synced whether it was done.</param>
        public void Save(string folder, Func<bool> isDone)
        {
            for (var file = 1; file < _files.Length; file++)
            {
                var content = _files[file].Copy();
                foreach (var step in _pending[file])
                {
                    Apply(content, step, isDone);
                }

                var path = Path.Combine(folder, Names[file]);
                if (content.Length == 0)
                {
                    File.Delete(path);
                    continue;
                }

                using var saved = File.Create(path);
                saved.Write(content.Bytes);
            }
        }

        private void Sync(int file)
        {
            foreach (var step in _pending[file])
            {
                Apply(_files[file], step, static () => true);
            }

            _pending[file].Clear();
        }

        private static void Apply(Content content, Step step, Func<bool> isDone)
        {
            if (step.Kind == Kind.Truncate)
            {
                if (isDone())
                {
                    content.Resize((int)step.Offset);
                }

                return;
            }

            // A disk writes whole sectors.
            for (var done = 0; done < step.Bytes.Length;)
            {
                var start = (int)step.Offset + done;
                var length = Math.Min(step.Bytes.Length - done, SectorBytes - (start % SectorBytes));
                if (isDone())
                {
                    content.Write(start, step.Bytes.Span.Slice(done, length));
                }

                done += length;
            }
        }
    }

    private sealed class Content
    {
        private byte[] _bytes = [];

        public int Length { get; private set; }

        public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

        public Content Copy() => new() { _bytes = [.. Bytes], Length = Length };

        public void Resize(int length)
        {
            if (length > _bytes.Length)
            {
                Array.Resize(ref _bytes, Math.Max(length, _bytes.Length * 2));
            }

            if (length < Length)
            {
                _bytes.AsSpan(length, Length - length).Clear();
            }

            Length = length;
        }

        public void Write(int offset, ReadOnlySpan<byte> bytes)
        {
            if (offset + bytes.Length > Length)
            {
                Resize(offset + bytes.Length);
            }

            bytes.CopyTo(_bytes.AsSpan(offset));
        }
    }
}
