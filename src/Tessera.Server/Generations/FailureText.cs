using System.Collections.Frozen;
using Tessera.Server.Http;

namespace Tessera.Server.Generations;

/// <summary>
/// Why a generation failed, in the caller's language. It is stored as <c>code: sentence</c>, in English; the code is never
/// translated. A provider's own text is quoted as it is.
/// </summary>
internal static class FailureText
{
    // In English the sentence ends with the provider's own text, with values, or with a reason that has no translation.
    private static readonly (string En, string Ru)[] Beginnings =
    [
        ("The provider refused the request: ", "Поставщик отклонил запрос: "),
        ("`voice_id` must be the ID or the name of a voice that the provider has", "`voice_id` должен быть ID или именем голоса, который есть у поставщика"),
        ("The result could not be fetched from the provider: ", "Результат не удалось загрузить у поставщика: "),
        ("The provider's result is unusable: ", "Результат поставщика непригоден: "),
        ("The provider is out of order (", "Поставщик не работает ("),
        ("The provider answered with a redirect; redirects are not followed (", "Поставщик ответил перенаправлением, а переходы по ним не выполняются ("),
        ("The sandbox could not make this: ", "Песочница не смогла это создать: "),
    ];

    private static readonly FrozenDictionary<string, string> Sentences = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Everything that serves this model is busy."] = "Всё, что обслуживает эту модель, сейчас занято.",
        ["No configured provider accepts everything in this request."] = "Ни один настроенный поставщик не принимает всё, что есть в этом запросе.",
        ["No provider serves this model at the moment."] = "Сейчас эту модель не обслуживает ни один поставщик.",
        ["The model returned nothing."] = "Модель ничего не вернула.",
        ["The model's call of a tool could not be read."] = "Вызов инструмента моделью не удалось прочитать.",
        ["The conversation is longer than the model can read. Send fewer or shorter messages."] =
            "Диалог длиннее, чем модель может прочитать. Отправьте меньше сообщений или более короткие.",
        ["The provider account has no funds left."] = "На счёте у поставщика закончились средства.",
        ["The provider account has no funds or quota left."] = "На счёте у поставщика закончились средства или квота.",
        ["The provider allows no more requests for the moment."] = "Поставщик пока не принимает новые запросы.",
        ["The provider answers as many requests at once as it allows."] = "Поставщик уже обрабатывает столько запросов, сколько допускает одновременно.",
        ["The provider works on as much at once as it allows."] = "Поставщик уже обрабатывает столько запросов, сколько допускает одновременно.",
        ["The provider could not be reached."] = "Поставщик недоступен.",
        ["The provider did not answer in time."] = "Поставщик не ответил вовремя.",
        ["The provider did not finish in time."] = "Поставщик не успел закончить вовремя.",
        ["The provider did not say which version of the model is the newest."] = "Поставщик не сообщил, какая версия модели самая новая.",
        ["`mask_url` and `image_url` must be images that can be read: PNG, JPEG, WebP or GIF."] =
            "`mask_url` и `image_url` должны быть читаемыми изображениями: PNG, JPEG, WebP или GIF.",
        ["The provider did not list its voices."] = "Поставщик не прислал список своих голосов.",
        ["The provider did not take the file."] = "Поставщик не принял файл.",
        ["The provider does not have this work any more."] = "У поставщика больше нет этой задачи.",
        ["The provider does not know this work: it never arrived, or was lost when the provider restarted."] =
            "Поставщик не знает эту задачу: она не дошла или потерялась при его перезапуске.",
        ["The provider does not serve the server's account or region."] = "Поставщик не обслуживает аккаунт или регион этого сервера.",
        ["The provider does not serve this model any more, or its address is wrong."] = "Поставщик больше не предлагает эту модель, или его адрес указан неверно.",
        ["The provider failed while it was answering."] = "У поставщика произошёл сбой во время ответа.",
        ["The provider failed while it was making this."] = "У поставщика произошёл сбой во время работы.",
        ["The provider finished without a result."] = "Поставщик закончил работу без результата.",
        ["The provider has no account to work with."] = "У поставщика нет аккаунта для этой работы.",
        ["The provider is out of order."] = "Поставщик не работает.",
        ["The provider keeps failing; calls to it are paused for a moment."] = "У поставщика постоянные сбои; обращения к нему ненадолго приостановлены.",
        ["The provider named an address that is not its own; nothing was sent there."] = "Поставщик назвал чужой адрес; туда ничего не отправлено.",
        ["The provider of this generation is no longer configured."] = "Поставщик этой генерации больше не настроен.",
        ["The provider refused the request as invalid."] = "Поставщик отклонил запрос как неверный.",
        ["The provider refused the server's key."] = "Поставщик отклонил ключ этого сервера.",
        ["The provider refused this content by its policy."] = "Поставщик отклонил это содержимое по своим правилам.",
        ["The provider refused this request by its content policy."] = "Поставщик отклонил запрос по своим правилам содержимого.",
        ["The provider refused to answer this request."] = "Поставщик отказался отвечать на этот запрос.",
        ["The provider stopped in the middle of the reply."] = "Поставщик прервал ответ на середине.",
        ["The provider withheld the result by its content policy."] = "Поставщик не отдал результат по своим правилам содержимого.",
        ["The provider's connection broke in the middle of the work."] = "Соединение с поставщиком прервалось во время работы.",
        ["The provider's connection ended before the reply was whole."] = "Соединение с поставщиком закрылось раньше, чем пришёл весь ответ.",
        ["The provider's model answered with text instead of an image."] = "Модель поставщика ответила текстом вместо изображения.",
        ["The provider's model gave no reply to this request."] = "Модель поставщика не дала ответа на этот запрос.",
        ["The provider's own gateway timed out."] = "Время ожидания у шлюза поставщика истекло.",
        ["The provider's own gateway timed out, so it is unknown whether the work was begun."] =
            "Время ожидания у шлюза поставщика истекло, поэтому неизвестно, началась ли работа.",
        ["The provider's reply could not be read."] = "Ответ поставщика не удалось прочитать.",
        ["The provider's reply could not be understood."] = "Ответ поставщика не удалось разобрать.",
        ["The request is larger than the provider accepts."] = "Запрос больше, чем принимает поставщик.",
        ["The sandbox failed because the prompt asked for fail=provider_error."] = "Песочница завершилась сбоем, потому что в запросе указано fail=provider_error.",
        ["The sandbox refused because the prompt asked for fail=content_policy."] = "Песочница отказала, потому что в запросе указано fail=content_policy.",
        ["The sandbox timed out because the prompt asked for fail=timeout."] = "Песочница не ответила вовремя, потому что в запросе указано fail=timeout.",
        ["The sandbox is working on too many large images; try again in a few seconds."] =
            "Песочница уже создаёт слишком много больших изображений; повторите через несколько секунд.",
        ["The server stopped while this was sent to the provider; nothing was charged."] =
            "Сервер остановился, когда отправлял это поставщику; ничего не списано.",
        ["The work was canceled."] = "Работа отменена.",
        ["The work was stopped at the provider."] = "Работа остановлена у поставщика.",
        ["This provider answers at once or not at all."] = "Этот поставщик отвечает сразу или не отвечает вовсе.",
        ["This provider makes videos of an image only: give `image_url`."] = "Этот поставщик создаёт видео только из изображения: укажите `image_url`.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // For a sentence that is the provider's own, or holds values.
    private static readonly FrozenDictionary<string, string> Codes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["canceled"] = "Отменено",
        ["content_policy"] = "Отклонено по правилам содержимого",
        ["interrupted"] = "Прервано",
        ["invalid_input"] = "Неверный запрос",
        ["model_unavailable"] = "Модель сейчас недоступна",
        ["overloaded"] = "Сервис перегружен",
        ["timeout"] = "Время ожидания истекло",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The stored text in both languages.</summary>
    public static LocalText Of(string stored)
    {
        if (stored.IndexOf(": ", StringComparison.Ordinal) is var colon && colon < 0)
        {
            return new(stored, stored);
        }

        var (code, sentence) = (stored[..colon], stored[(colon + 2)..]);
        return new(stored, $"{code}: {ToRussian(code, sentence)}");
    }

    private static string ToRussian(string code, string sentence)
    {
        if (Sentences.GetValueOrDefault(sentence) is { } known)
        {
            return known;
        }

        var beginning = Array.Find(Beginnings, one => sentence.StartsWith(one.En, StringComparison.Ordinal));
        return beginning.En is { } en ? $"{beginning.Ru}{sentence[en.Length..]}" : $"{Codes.GetValueOrDefault(code, "Сбой у поставщика")}: {sentence}";
    }
}
