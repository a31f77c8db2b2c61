namespace Tessera.Sandbox.Images.Inputs;

/// <summary>The images a caller gave, in their order: <c>image_url</c>, <c>image_url_2</c> and so on.</summary>
internal sealed class InputImages : IDisposable
{
    private const string Member = "image_url";

    /// <summary>More than enough for a scene of the usual size, which they fill or stand in.</summary>
    private const int LongestSide = 2048;

    private readonly List<RasterImage> _images = [];

    /// <summary>Decodes them up to the first that is broken.</summary>
    public InputImages(IReadOnlyDictionary<string, MediaInput> inputs)
    {
        foreach (var name in Names(inputs))
        {
            try
            {
                _images.Add(RasterImage.Decode(inputs[name].Content, LongestSide));
            }
            catch (MediaToolException broken)
            {
                Failure = new ProviderFailure(FailureKind.TaskFailed, $"`{name}` is not an image that can be used: {broken.Message}");
                return;
            }
        }
    }

    public IReadOnlyList<RasterImage> All => _images;

    /// <summary>The first of them that is not an image, if any.</summary>
    public ProviderFailure? Failure { get; }

    public void Dispose() => _images.ForEach(image => image.Dispose());

    private static IEnumerable<string> Names(IReadOnlyDictionary<string, MediaInput> inputs) =>
        inputs.Keys
            .Where(name => name == Member || name.StartsWith(Member + "_", StringComparison.Ordinal))
            .OrderBy(name => name.Length)
            .ThenBy(name => name, StringComparer.Ordinal);
}
