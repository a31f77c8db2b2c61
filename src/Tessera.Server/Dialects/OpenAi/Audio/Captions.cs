using System.Globalization;
using System.Text;
using Tessera.Providers;

namespace Tessera.Server.Dialects.OpenAi.Audio;

/// <summary>A transcript as captions: SubRip, and WebVTT (https://www.w3.org/TR/webvtt1/).</summary>
internal static class Captions
{
    private const string SrtTime = @"hh\:mm\:ss\,fff";
    private const string VttTime = @"hh\:mm\:ss\.fff";

    public static string ToSrt(IReadOnlyList<TaskOutput.SpokenPart> parts)
    {
        var captions = new StringBuilder();
        foreach (var (index, part) in parts.Index())
        {
            captions.Append(CultureInfo.InvariantCulture, $"{index + 1}\n{Span(part, SrtTime)}\n{Text(part)}\n\n");
        }

        return captions.ToString();
    }

    public static string ToVtt(IReadOnlyList<TaskOutput.SpokenPart> parts)
    {
        var captions = new StringBuilder("WEBVTT\n\n");
        foreach (var part in parts)
        {
            captions.Append(CultureInfo.InvariantCulture, $"{Span(part, VttTime)}\n{Text(part)}\n\n");
        }

        return captions.ToString();
    }

    private static string Span(TaskOutput.SpokenPart part, string format) =>
        $"{part.Start.ToString(format, CultureInfo.InvariantCulture)} --> {part.End.ToString(format, CultureInfo.InvariantCulture)}";

    // An empty line would end the caption, and an arrow would begin the times of another.
    private static string Text(TaskOutput.SpokenPart part) =>
        string.Join('\n', part.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Replace("-->", "→", StringComparison.Ordinal);
}
