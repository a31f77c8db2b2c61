using Tessera.Sandbox.Prompts;

namespace Tessera.Sandbox.Pictures.Reading;

/// <summary>Words that a picture's prompt often has and that name nothing in it: nobody misses them in the result.</summary>
internal static class EmptyWords
{
    public static readonly Lexicon<bool> All = new((
        true,
        """
        picture image photo photograph photography render illustration artwork art scene view shot portrait background foreground
        beautiful nice pretty lovely amazing stunning epic perfect masterpiece professional award-winning realistic photorealistic
        hyperrealistic quality high-quality high resolution high-resolution hd 4k 8k uhd ultra sharp focus depth detail detailed intricate
        style stylized lighting light lit color colour colors colours colorful colourful composition
        small big large huge tiny little tall long wide old new young full front behind near next left right top bottom middle center
        centre far away standing hot-air hot air time-lapse timelapse soft natural along cinematic
        картин картинк изображен фото фотограф рисунок рисунк иллюстрац рендер сцен вид кадр портрет фон фоне красив прекрасн чудесн
        шедевр реалистичн фотореалистичн качеств высок детал детализ стил свет освещен цвет маленьк больш огромн стар нов молод
        длинн рядом возле перед сзади слева справа сверху снизу центр посередин далек
        """.ReplaceLineEndings(" ")));
}
