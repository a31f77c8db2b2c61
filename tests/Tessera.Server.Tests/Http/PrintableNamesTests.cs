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
    [InlineData("-")]
    public async Task Any_visible_name_is_accepted(string name)
    {
        var account = await v2.Server.OpenAccountAsync();

        using var changed = await account.Client.PatchAsync("/api/v2/user/me", Json(new { username = name }), TestHttp.Ct);

        (await Task.FromResult(changed).JsonAsync()).Text("username").ShouldBe(name);
    }

    private static StringContent Json(object body) => new(JsonSerializer.Serialize(body), null, "application/json");
}
