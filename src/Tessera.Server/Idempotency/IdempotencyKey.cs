using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using Tessera.Server.Http;

namespace Tessera.Server.Idempotency;

/// <summary>An idempotency key: 1 to 255 printable ASCII characters, chosen by the caller and opaque to the server.</summary>
internal sealed record IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    public const int MaxLength = 255;

    private const string Allowed = "it must be 1 to 255 printable ASCII characters, preferably a UUID";

    private IdempotencyKey(string text) => Text = text;

    public string Text { get; }

    /// <summary>The hash that is stored.</summary>
    public string Hash { get => field ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Text))); }

    /// <summary>Reads the header, which has at least one value.</summary>
    public static Result<IdempotencyKey> Read(StringValues header)
    {
        if (header is not [{ } text])
        {
            return Refuse($"`{Header}` is given {header.Count} times; give it once.");
        }

        if (text.Length is 0 or > MaxLength)
        {
            return Refuse($"`{Header}` has {text.Length} characters; {Allowed}.");
        }

        var strange = text.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        return strange < 0
            ? new IdempotencyKey(text)
            : Refuse(string.Create(CultureInfo.InvariantCulture, $"`{Header}` has U+{(int)text[strange]:X4} at character {strange + 1}; {Allowed}."));
    }

    private static ApiError Refuse(string message) => ApiErrors.Validation(new FieldError(Header, message));
}
