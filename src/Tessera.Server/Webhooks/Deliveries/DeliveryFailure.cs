using Tessera.Server.Http;

namespace Tessera.Server.Webhooks.Deliveries;

/// <summary>Why an attempt failed, in both languages. It is stored in English and shown in the reader's language.</summary>
internal static class DeliveryFailure
{
    public static readonly LocalText TooSlow = LocalText.Format(
        "The receiver took longer than {0:0} s.", "Получатель отвечал дольше {0:0} с.", WebhookSender.Patience.TotalSeconds);

    public static readonly LocalText TooLong = LocalText.Format(
        "The receiver's reply is longer than {0} bytes or does not end.",
        "Ответ получателя длиннее {0} байт или не кончается.", WebhookSender.MaxReplyBytes);

    public static readonly LocalText Broken = new(
        "The connection broke before the reply was received.", "Соединение прервалось до получения ответа.");

    public static readonly LocalText NoAddress = new("The host has no public address.", "У хоста нет публичного адреса.");

    public static readonly LocalText NoConnection = new(
        "The host does not accept connections on that port.", "Хост не принимает соединения на этом порту.");

    public static readonly LocalText NoCertificate = new("The host has no valid certificate.", "У хоста нет действительного сертификата.");

    public static readonly LocalText NoHttp = new("The receiver's reply is not valid HTTP.", "Ответ получателя — не HTTP.");

    private static readonly LocalText[] WithoutStatus = [TooSlow, TooLong, Broken, NoAddress, NoConnection, NoCertificate, NoHttp];

    /// <summary>What a status code says about the delivery; null when it has succeeded.</summary>
    public static LocalText? OfStatus(int status) => status switch
    {
        >= 200 and < 300 => null,
        >= 300 and < 400 => LocalText.Format(
            "The receiver answered with a redirect ({0}); redirects are not followed.",
            "Получатель ответил перенаправлением ({0}); переходы по ним не выполняются.", status),
        StatusCodes.Status410Gone => new(
            "The receiver answered 410: it wants no more deliveries.", "Получатель ответил 410: ему больше не нужны доставки."),
        _ => LocalText.Format(
            "The receiver answered {0}; success is 200 to 299.", "Получатель ответил {0}; успех — от 200 до 299.", status),
    };

    /// <summary>A stored sentence in both languages; one of an earlier version may be in English only.</summary>
    public static LocalText Of(string stored, int? status)
    {
        if (status is { } seen && OfStatus(seen) is { } answered && answered.En == stored)
        {
            return answered;
        }

        var known = Array.Find(WithoutStatus, sentence => sentence.En == stored);
        return known.En is null ? new(stored, stored) : known;
    }
}
