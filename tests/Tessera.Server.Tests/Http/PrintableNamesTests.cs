using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Dialects.V2;

namespace Tessera.Server.Tests.Http;

/// <summary>A name that people see in lists can be seen, and does not change how the rest of a line reads.</summary>
public sealed class PrintableNamesTests(V2Server v2) : IClassFixture<V2Server>
{
    [Theory]
    [InlineData("\u200B", "must have at least one visible character.")]
    [InlineData("\uFEFF\u3164", "must have at least one visible character.")]
    [InlineData("admin\u202E", "must not contain characters that change the direction of text.")]
    [InlineData("\u2066x\u2069", "must not contain characters that change the direction of text.")]
    [InlineData("a\nb", "must not contain control characters.")]
    [InlineData("admin\u200E", "must not contain characters that change the direction of text.")]
    [InlineData("a\u200Fb", "must not contain characters that change the direction of text.")]
    [InlineData("a\u061Cb", "must not contain characters that change the direction of text.")]
    [InlineData("ad\u200Bmin", "must not contain invisible characters, got U+200B.")]
    [InlineData("ad\u200Dmin", "must not contain invisible characters, got U+200D.")]
    [InlineData("admin\u00AD", "must not contain invisible characters, got U+00AD.")]
    [InlineData("ad\uFE0Fmin", "must not contain invisible characters, got U+FE0F.")]
    [InlineData("ad\u3164min", "must not contain invisible characters, got U+3164.")]
    [InlineData("admin\U000E0041", "must not contain invisible characters, got U+E0041.")]
    public async Task An_invisible_name_is_refused_wherever_one_is_given(string name, string says)
    {
        var account = await v2.Server.OpenAccountAsync();

        foreach (var (member, reply) in new (string, Task<HttpResponseMessage>)[]
        {
            ("username", account.Client.PatchAsync("/api/v2/user/me", Json(new { username = name }), TestHttp.Ct)),
            ("name", account.Client.PostAsync("/api/v2/keys", Json(new { name }), TestHttp.Ct)),
            ("name", account.Client.PostAsync("/api/v2/workspaces", Json(new { name }), TestHttp.Ct)),
            ("username", account.Client.PostAsync("/api/v2/auth/register", Json(new { email = "x@example.org", password = "correct horse", username = name }), TestHttp.Ct)),
        })
        {
            using var refused = await reply;
            refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, member);
            (await Task.FromResult(refused).JsonAsync()).Text("message").ShouldBe($"`{member}` {says}");
        }
    }

    [Theory]
    [InlineData("Ада Лавлейс")]
    [InlineData("\U0001F468\u200D\U0001F469\u200D\U0001F467")]
    [InlineData("עדה")]
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")]
    [InlineData("\u0915\u094D\u200D\u0937")]
    [InlineData("\u2764\uFE0F\u200D\U0001F525 1\uFE0F\u20E3 \U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F")]
    [InlineData("Renée e\u0301 & Søn")]
    [InlineData("-")]
    public async Task Any_visible_name_is_accepted(string name)
    {
        var account = await v2.Server.OpenAccountAsync();

        using var changed = await account.Client.PatchAsync("/api/v2/user/me", Json(new { username = name }), TestHttp.Ct);

        (await Task.FromResult(changed).JsonAsync()).Text("username").ShouldBe(name);
    }

    private static StringContent Json(object body) => new(JsonSerializer.Serialize(body), null, "application/json");
}
