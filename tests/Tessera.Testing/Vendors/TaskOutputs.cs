using Tessera.Providers;

namespace Tessera.Testing.Vendors;

/// <summary>Reads the results of tasks.</summary>
internal static class TaskOutputs
{
    /// <summary>The bytes of a file, also of one that is still arriving.</summary>
    public static async Task<byte[]> BytesOfAsync(TaskOutput output)
    {
        if (output is not TaskOutput.Arriving { Content: var arriving })
        {
            return output.ShouldBeOfType<TaskOutput.File>().Content;
        }

        await using var owned = arriving;
        using var read = new MemoryStream();
        await arriving.CopyToAsync(read, TestContext.Current.CancellationToken);
        return read.ToArray();
    }
}
