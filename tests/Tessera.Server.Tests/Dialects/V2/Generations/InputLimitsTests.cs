using System.Buffers.Binary;
using Tessera.Media;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary>Small files that mean much work are refused before anything is held.</summary>
[OneEngine]
public sealed class InputLimitsTests(V2Server v2) : IClassFixture<V2Server>
{
    [Theory]
    [InlineData("upscale", 5100, 5000, "`image_url` has 5100×5000 pixels, 25.5 megapixels; upscale takes at most 25.")]
    [InlineData("colorize", 25_500, 1_000, "`image_url` has 25500×1000 pixels, 25.5 megapixels; colorize takes at most 25.")]
    public async Task An_image_with_more_pixels_than_a_tool_accepts_is_refused_with_both_numbers(string model, int width, int height, string says)
    {
        using var drawing = RasterImage.FromSvg($"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"/>""");

        (await RefusedAsync(model, "image_url", "image/png", drawing.Encode(ImageFormat.Png))).ShouldStartWith(says);
    }

    [Theory]
    [InlineData("el-voice-isolator", 1, 4_000, "`audio_url` has 1 samples a second; it must have at least 4000.")]
    [InlineData("el-voice-changer", 4_000, 1_300_000, "`audio_url` lasts 325 seconds; el-voice-changer takes at most 300.")]
    public async Task Sound_that_is_longer_or_coarser_than_a_tool_takes_is_refused_with_both_numbers(string model, int rate, int samples, string says) =>
        (await RefusedAsync(model, "audio_url", "audio/wav", Wave(rate, samples))).ShouldStartWith(says);

    private async Task<string> RefusedAsync(string model, string member, string type, byte[] file)
    {
        var account = await v2.Server.OpenAccountAsync();
        var link = $"data:{type};base64,{Convert.ToBase64String(file)}";

        var refusal = await account.Client.PostTextAsync("/api/v2/generate", $$"""{"model":"{{model}}","{{member}}":"{{link}}"}""").RefusalAsync();

        refusal.Field.ShouldBe(member);
        (await account.Client.GetJsonAsync("/api/v2/user/history")).GetProperty("total").GetInt32().ShouldBe(0);
        return refusal.Message;
    }

    // 8 bits, one channel, silence.
    private static byte[] Wave(int rate, int samples)
    {
        var file = new byte[44 + samples];
        file.AsSpan(44).Fill(128);
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), rate);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), rate);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), 8);
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), samples);
        return file;
    }
}
