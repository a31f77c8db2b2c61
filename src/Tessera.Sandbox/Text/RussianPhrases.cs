using System.Collections.Frozen;
using System.Globalization;

namespace Tessera.Sandbox.Text;

/// <summary>Russian.</summary>
internal sealed class RussianPhrases : IPhrases
{
    private static readonly string[] Facets =
    [
        "откуда это взялось", "из чего состоит", "кому пригодится", "сколько стоит", "как это делается", "на что смотреть",
        "частая ошибка", "с чего начать", "как выглядит", "что дальше", "пример из жизни", "чем это не является",
    ];

    private static readonly string[] Fillers =
    [
        "Это предложение лишь добавляет длины: {0}.", "Настоящая модель продолжила бы здесь тему «{0}».", "О слове «{0}» можно сказать ещё.",
        "Ответ продолжается, и снова о том же: {0}.", "Здесь стояла бы ещё одна мысль о «{0}».",
    ];

    private static readonly FrozenDictionary<string, string> Colours = new Dictionary<string, string>
    {
        ["black"] = "чёрный",
        ["white"] = "белый",
        ["grey"] = "серый",
        ["red"] = "красный",
        ["orange"] = "оранжевый",
        ["yellow"] = "жёлтый",
        ["green"] = "зелёный",
        ["teal"] = "бирюзовый",
        ["blue"] = "синий",
        ["purple"] = "фиолетовый",
        ["pink"] = "розовый",
        ["brown"] = "коричневый",
        ["light"] = "светло-",
        ["dark"] = "тёмно-",
    }.ToFrozenDictionary();

    public string Notice => "Ответ песочницы (модель не вызывалась): ";

    public string CodeEnd => "Это рабочая заготовка; настоящая модель дописала бы её.";

    public string NoEarlierTurn => "это первое сообщение нашего разговора, раньше ничего не говорилось.";

    public string Greeting(ulong hash) => hash.Pick(
        ["здравствуйте! Спрашивайте: я отвечаю словами вашего запроса.", "привет. Запрос получен; задайте вопрос или попросите список, код или JSON."]);

    public string Answer(string question, IReadOnlyList<string> topics, ulong hash)
    {
        var about = Quoted(topics);
        var opening = hash.Pick([$"вы спросили о главном: {about}.", $"ключевые слова вопроса: {about}.", $"ответ касается слов {about}."]);
        var middle = hash.Pick(
            [
                $"Модель начала бы со слова «{topics[0]}»; песочница лишь показывает, что вопрос дошёл целиком.",
                $"Модель объяснила бы здесь «{topics[^1]}»; песочница может только показать, где встанет объяснение.",
                $"О слове «{topics[0]}» здесь ничего не известно, кроме того, что вы о нём спросили.",
            ],
            use: 1);
        return $"{opening} {middle} Этот абзац стоит на месте ответа модели на «{question}»";
    }

    public string Acknowledgement(string statement, IReadOnlyList<string> topics) =>
        topics.Count == 0
            ? $"принято: «{statement}»"
            : $"принято: «{statement}» До конца разговора я помню, что вы сказали: {Quoted(topics)}.";

    public string SystemMessage(string shortened) => $"(Системное сообщение прочитано: «{shortened}»)";

    public string Calculation(string expression, string result) => $"{expression} = {result}.";

    public string ListIntroduction(int count, string about) =>
        string.Create(CultureInfo.InvariantCulture, $"вот список по теме «{about}», пунктов: {count}.");

    public string ListItem(int index, IReadOnlyList<string> topics, ulong hash) =>
        $"{Capital(topics[index % topics.Count])}: {hash.Pick(Facets, index)}";

    public string CodeIntroduction(string language, string about) => $"вот заготовка, язык {language}, тема «{about}»:";

    public string Verse(IReadOnlyList<string> topics, ulong hash) =>
        $"""
        короткое стихотворение.

        В рассветный час, где тишина легка,
        Живёт «{topics[0]}», и {hash.Pick(["тень его", "сон его", "свет его"])} далёк;
        Поёт «{topics[^1]}» издалека,
        И гаснет голос, тонкий, как дымок.
        """;

    public string ToolResult(string tool, string shortened) => $"ваш инструмент {tool} ответил: «{shortened}»";

    public string Summary(string text) => $"если коротко: {text}";

    public string Translation(string text) => $"слово за словом, по маленькому словарю: {text}";

    public string UnknownTranslation(string text) =>
        $"маленький словарь песочницы знает только английский и русский; текст для перевода: «{text}»";

    public string Remembered(string what, string value) =>
        what == "имя" ? $"вас зовут {value}: вы сказали это раньше." : $"ваше «{what}»: {value}, вы сказали это раньше.";

    public string NotRemembered(string what) =>
        what == "имя" ? "в этом разговоре вы не называли своего имени." : $"в этом разговоре вы не говорили про «{what}».";

    public string EarlierTurn(string shortened) => $"вы сказали: «{shortened}»";

    public string Picture(int index, int count, string size, IReadOnlyList<string> colours) =>
        $"{Which(index, count)}: {size} пикселей, основные цвета: {string.Join(", ", colours.Select(Translated))}.";

    public string UnreadablePicture(int index, int count, string type) => $"{Which(index, count)} ({type}) не читается.";

    public string Filler(int index, IReadOnlyList<string> topics) =>
        Fillers[index % Fillers.Length].Replace("{0}", topics[index % topics.Count], StringComparison.Ordinal);

    private static string Which(int index, int count) =>
        count == 1 ? "изображение" : string.Create(CultureInfo.InvariantCulture, $"изображение {index + 1} из {count}");

    private static string Translated(string colour) => string.Concat(colour.Split(' ').Select(word => Colours[word]));

    private static string Quoted(IReadOnlyList<string> topics) => string.Join(", ", topics.Select(topic => $"«{topic}»"));

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
