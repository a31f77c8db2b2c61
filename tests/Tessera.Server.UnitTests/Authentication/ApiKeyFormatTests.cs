using Tessera.Server.Authentication;

namespace Tessera.Server.UnitTests.Authentication;

public sealed class ApiKeyFormatTests
{
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-";

    [Theory]
    [InlineData(false, "nb_")]
    [InlineData(true, "nb_test_")]
    public void A_new_key_is_48_characters_with_its_prefix_and_is_well_formed(bool isTest, string prefix)
    {
        var key = ApiKeyFormat.New(isTest);

        key.Length.ShouldBe(48);
        key.ShouldStartWith(prefix);
        key[prefix.Length..].ShouldAllBe(letter => char.IsAsciiLetterOrDigit(letter));
        ApiKeyFormat.FormOf(key).ShouldBe(ApiKeyFormat.KeyForm.WellFormed);
        ApiKeyFormat.New(isTest).ShouldNotBe(key);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_key_with_any_one_character_changed_is_malformed(bool isTest)
    {
        var key = ApiKeyFormat.New(isTest);

        for (var index = 0; index < key.Length; index++)
        {
            foreach (var letter in Letters.Where(letter => letter != key[index]))
            {
                var changed = $"{key[..index]}{letter}{key[(index + 1)..]}";
                ApiKeyFormat.FormOf(changed).ShouldNotBe(ApiKeyFormat.KeyForm.WellFormed, changed);
            }
        }
    }

    [Fact]
    public void A_key_with_two_neighbours_swapped_is_malformed()
    {
        var key = ApiKeyFormat.New(isTest: false);

        for (var index = 3; index < key.Length - 1; index++)
        {
            if (key[index] != key[index + 1])
            {
                ApiKeyFormat.FormOf($"{key[..index]}{key[index + 1]}{key[index]}{key[(index + 2)..]}").ShouldBe(ApiKeyFormat.KeyForm.CheckDigitsDiffer);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("nb_")]
    [InlineData("nb_YOUR_API_KEY")]
    [InlineData("sk_123456789012345678901234567890123456789012345")]
    [InlineData("nb_12345678901234567890123456789012345678901234\u00e9")]
    [InlineData("nb_\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\u0130")]
    public void Anything_else_is_malformed(string text) => ApiKeyFormat.FormOf(text).ShouldBe(ApiKeyFormat.KeyForm.Malformed);

    [Fact]
    public void The_last_six_characters_are_the_CRC_32_of_gzip_in_base_62()
    {
        // python3 -c 'import zlib; print(zlib.crc32(b"nb_" + b"0" * 39))' gives 1365457548.
        ApiKeyFormat.FormOf($"nb_{new string('0', 39)}1UPJsq").ShouldBe(ApiKeyFormat.KeyForm.WellFormed);
    }

    [Theory]
    [InlineData(false, 7)]
    [InlineData(true, 12)]
    public void A_key_is_later_shown_as_its_prefix_with_four_characters_and_its_last_four(bool isTest, int prefixLength)
    {
        var key = ApiKeyFormat.New(isTest);

        ApiKeyFormat.Shown(key).ShouldBe((key[..prefixLength], key[44..]));
    }
}
