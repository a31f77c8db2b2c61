using Tessera.Server.Dialects.Workspaces.History;
using Tessera.Server.Generations;
using Tessera.Server.Generations.History;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Workspaces.Images;

/// <summary>Reads the state of each image of a call from its row.</summary>
internal sealed class BatchStatusReader(GenerationReader reader, ImageHistory history)
{
    public async Task<ImageBatch> ReadAsync(Workspace workspace, ImageBatch batch, IEnumerable<(string Image, GenerationId Id)> started)
    {
        var (made, failed, running) = (new List<StoredImage>(), new List<Generation>(), 0);
        foreach (var (image, id) in started)
        {
            if (await history.FindAsync(workspace.Id, image) is { } stored)
            {
                made.Add(stored);
            }
            else if (await reader.FindAsync(id) is { } generation && generation.State.IsFinal())
            {
                failed.Add(generation);
            }
            else
            {
                running++;
            }
        }

        return batch with { Made = made, Failed = failed, Running = running };
    }
}
