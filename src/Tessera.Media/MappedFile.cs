using System.IO.MemoryMappedFiles;

namespace Tessera.Media;

/// <summary>A file on disk as one span: the system reads what is looked at, and nothing of it stays in this process's own memory.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile? _map;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly byte* _start;
    private readonly int _length;

    /// <summary>Opens a file, which must not be shortened until this is disposed.</summary>
    /// <param name="path">Its path; it has at most 2 GB.</param>
    public MappedFile(string path)
    {
        _length = checked((int)new FileInfo(path).Length);
        if (_length == 0)
        {
            // There is nothing to map.
            return;
        }

        _map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        _view = _map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _start = start + _view.PointerOffset;
    }

    /// <summary>The whole file.</summary>
    public ReadOnlySpan<byte> Content => new(_start, _length);

    /// <inheritdoc />
    public void Dispose()
    {
        _view?.SafeMemoryMappedViewHandle.ReleasePointer();
        _view?.Dispose();
        _map?.Dispose();
    }
}
