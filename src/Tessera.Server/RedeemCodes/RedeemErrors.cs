using System.Globalization;
using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.RedeemCodes;

/// <summary>Why a code cannot be redeemed.</summary>
internal static class RedeemErrors
{
    public static ApiError NoSuchCode() => ApiErrors.NotFound(
        "There is no such code. Compare it with the one that you were given.",
        "Такого кода нет. Сверьте его с тем, который вам дали.");

    /// <summary>A code that is not open.</summary>
    public static ApiError NotOpen(RedeemCodeState state) => state switch
    {
        RedeemCodeState.Redeemed => ApiErrors.Conflict(
            "This code has been redeemed already; each works once.",
            "Этот код уже использован; каждый действует один раз."),
        RedeemCodeState.Revoked => ApiErrors.Conflict(
            "This code was revoked; ask the person who gave it to you for another.",
            "Этот код отозван; попросите другой у того, кто вам его дал."),
        _ => ApiErrors.Conflict(
            "This code has expired; ask the person who gave it to you for another.",
            "Срок этого кода истёк; попросите другой у того, кто вам его дал."),
    };

    public static ApiError TooManyTokens(long tokens) => ApiErrors.Conflict(
        string.Create(CultureInfo.InvariantCulture, $"The {tokens} tokens of this code would take the account above {Wallet.MaxTokens}, the most that one account can have. The code stays valid."),
        string.Create(CultureInfo.InvariantCulture, $"С токенами этого кода ({tokens}) у аккаунта станет больше {Wallet.MaxTokens}, а это предел. Код остаётся действительным."));

    public static ApiError TestKey() => ApiErrors.Forbidden(
        "A test key moves no tokens. Sign in, or use a live key.",
        "Тестовый ключ не меняет баланс. Войдите или используйте обычный ключ.");

    public static ApiError TooManyWrong(TimeSpan wait) => ApiErrors.TooManyAttempts(
        wait,
        "Too many codes were wrong. Try again in {0:0} min.",
        "Слишком много неверных кодов. Повторите через {0:0} мин.");
}
