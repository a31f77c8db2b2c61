using System.Text;
using Tessera.Sandbox.Text;

namespace Tessera.Sandbox;

/// <summary>
/// Vectors without a model: deterministic and lexical. Each word, and each three letters of one, adds to a dimension that its
/// hash chooses, so that texts with the same words are near each other, those with related forms of words are less so, and
/// others are nearly at right angles.
/// </summary>
public sealed partial class SandboxEmbeddings : IEmbeddingProvider
{
    private const int UsualDimensions = 1536;
    private const int LargeDimensions = 3072;
    private const int GramLength = 3;
    private const float WordWeight = 1;
    private const float GramWeight = 0.35F;

    // Words that are in every text say nothing about what a text is about.
    private const float CommonWeight = 0.1F;

    /// <inheritdoc />
    public Task<EmbeddingReply> EmbedAsync(EmbeddingCall call, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(call);
        var usual = call.Model.EndsWith("-large", StringComparison.Ordinal) ? LargeDimensions : UsualDimensions;
        var dimensions = (int)(call.Options.Whole("dimensions") ?? usual);
        var (vectors, words) = (new List<ReadOnlyMemory<float>>(call.Texts.Count), 0L);
        foreach (var text in call.Texts)
        {
            ct.ThrowIfCancellationRequested();
            if (SandboxDirectives.Parse(text) is { } directives && (directives.Problem ?? directives.Fail) is { } failure)
            {
                return Task.FromResult(EmbeddingReply.Failed(failure));
            }

            var (vector, count) = VectorOf(text, dimensions);
            vectors.Add(vector);
            words += count;
        }

        return Task.FromResult(new EmbeddingReply(vectors) { PromptTokens = words });
    }

    private static (float[] Vector, int Words) VectorOf(string text, int dimensions)
    {
        var (vector, words) = (new float[dimensions], 0);
        foreach (var match in Word.EnumerateMatches(text))
        {
            words++;
            AddWord(text.AsSpan(match.Index, match.Length).ToString().ToLowerInvariant().Normalize(NormalizationForm.FormKC), vector);
        }

        var length = TensorPrimitives.Norm<float>(vector);
        // A text without a word, such as one of punctuation, has a direction too: vectors of length 0 have no angle.
        vector[0] += length == 0 ? 1 : 0;
        TensorPrimitives.Divide(vector, length == 0 ? 1 : length, vector);
        return (vector, Math.Max(1, words));
    }

    private static void AddWord(string word, float[] vector)
    {
        var isCommon = Topics.IsStopWord(word);
        Add($"word {word}", isCommon ? CommonWeight : WordWeight, vector);
        var marked = $"<{word}>";
        for (var at = 0; !isCommon && at + GramLength <= marked.Length; at++)
        {
            Add(marked.Substring(at, GramLength), GramWeight, vector);
        }
    }

    // The sign makes what collides cancel out on average instead of adding up.
    private static void Add(string feature, float weight, float[] vector)
    {
        var hash = SeededRandom.Hash(feature);
        hash = unchecked((hash ^ (hash >> 32)) * 0x9E37_79B9_7F4A_7C15UL) ^ (hash >> 29);
        vector[(hash >> 1) % (ulong)vector.Length] += (hash & 1) == 0 ? weight : -weight;
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Word { get; }
}
