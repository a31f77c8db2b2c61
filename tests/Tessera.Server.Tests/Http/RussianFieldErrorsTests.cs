using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Tessera.Server.Authentication;
using Tessera.Server.Tests.Admin.Http;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Http;

/// <summary>What a form of the console shows beside its fields is in the reader's language; names and values stay as they are.</summary>
[OneEngine]
public sealed class RussianFieldErrorsTests(V2Server v2) : IClassFixture<V2Server>
{
    [Theory]
    [InlineData("POST", "/api/v2/keys", """{}""", "name", "`name`: обязательное поле.")]
    [InlineData("POST", "/api/v2/keys", """{"name": ""}""", "name", "`name`: допустимая длина — от 1 до 100 символов, получено: 0.")]
    [InlineData("POST", "/api/v2/keys", """{"name": "a\u200Bb"}""", "name", "`name` не может содержать невидимые символы; получено: U+200B.")]
    [InlineData("POST", "/api/v2/keys", """{"name": "a", "monthly_budget": 0}""", "monthly_budget", "`monthly_budget`: ожидается целое число от 1 до 1000000000000, получено: 0.")]
    [InlineData("POST", "/api/v2/keys", """{"name": "a", "expires_at": "2020-01-01T00:00:00Z"}""", "expires_at", "`expires_at`: нужно время в будущем.")]
    [InlineData("POST", "/api/v2/keys", """{"name": "a", "scopes": ["reed"]}""", "scopes", "`scopes`: каждый элемент — одно из: generate, read, manage, получено: \"reed\". Возможно: `read`.")]
    [InlineData("POST", "/api/v2/keys", """{"name": "a", "models": ["gpt-5x"]}""", "models", "Модели `gpt-5x` нет. Возможно: gpt-5*")]
    [InlineData("POST", "/api/v2/keys", """{"name": "a", "cidrs": ["here"]}""", "cidrs", "`cidrs` — это сети вида 203.0.113.0/24 или 2001:db8::/32; получено: \"here\".")]
    [InlineData("POST", "/api/v2/keys", """{"name": "a", "nam": "b"}""", "nam", "Поля `nam` нет. Возможно: `name`.")]
    [InlineData("POST", "/api/v2/auth/register", """{"email": "ada", "password": "correct horse"}""", "email", "`email` — это адрес вида name@example.org; получено: \"ada\".")]
    [InlineData("PATCH", "/api/v2/user/me", """{"language": "de"}""", "language", "`language`: ожидается одно из: en, ru, получено: \"de\".")]
    [InlineData("POST", "/api/v2/webhooks", """{"url": "ftp://example.org", "events": ["balance.low"]}""", "url", "`url` — это URL с https или http; получено: \"ftp://example.org\".")]
    [InlineData("POST", "/api/v2/generate", """{"model": "flux-1.1-pro"}""", "prompt", "`prompt`: обязательное поле для flux-1.1-pro.")]
    [InlineData("POST", "/api/v2/generate", """{"model": "gpt-5-nano", "prompt": "a", "temperature": 7}""", "temperature", "`temperature`: ожидается число от 0 до 2, получено: 7.")]
    [InlineData("POST", "/api/v2/generate", """{"model": "remove-bg", "image_url": "ftp://a"}""", "image_url", "`image_url` 'ftp://a' использовать нельзя. Укажите URL с https://")]
    [InlineData("POST", "/api/v2/generate", """{"model": "remove-bg", "image_url": "http://127.0.0.1:1/a.png"}""", "image_url", "`image_url` 'http://127.0.0.1:1/a.png' использовать нельзя. У хоста нет публичного адреса.")]
    [InlineData("POST", "/api/v2/generate", """{"model": "remove-bg", "image_url": "data:image/png;base64"}""", "image_url", "`image_url` 'data:image/png;base64' использовать нельзя. Перед содержимым нет запятой;")]
    [InlineData("POST", "/api/v2/generate", """{"model": "remove-bg", "image_url": "data:,hello"}""", "image_url", "`image_url` 'data:,hello': неизвестный тип файла не подходит; подходят: png")]
    [InlineData("POST", "/api/v2/generate", """{"model": "remove-bg", "image_url": "data:;base64,iVBORw0KGgo="}""", "image_url", "`image_url` 'data:;base64,iVBORw0KGgo=': файл image/png использовать нельзя. Он повреждён или неполон.")]
    [InlineData("GET", "/api/v2/user/history?limit=0", null, "limit", "`limit`: ожидается целое число от 1 до 100, получено: \"0\".")]
    public async Task A_wrong_field_is_explained_in_russian_and_in_english(string method, string path, string? body, string field, string says)
    {
        var account = await v2.Server.OpenAccountAsync();

        var russian = await RefuseAsync(account.Client, method, path, body, "ru-RU,ru;q=0.9");
        var english = await RefuseAsync(account.Client, method, path, body, null);

        var error = russian.GetProperty("details").GetProperty("fields")[0];
        (error.Text("field"), russian.Text("error")).ShouldBe((field, "validation_error"));
        (error.Text("message") ?? "").ShouldStartWith(says.TrimEnd('*'));
        russian.Text("message").ShouldBe(error.Text("message"));
        (english.Text("message") ?? "").ShouldNotMatch("[а-яё]");
        english.GetProperty("details").GetProperty("fields")[0].Text("message").ShouldBe(english.Text("message"));
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_is_explained_in_russian()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var request = Request("POST", "/api/v2/keys", """{"name": 5}""", "ru");

        using var refused = await account.Client.SendAsync(request, TestHttp.Ct);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonElement.Parse(await refused.Content.ReadAsStringAsync(TestHttp.Ct)).Text("message").ShouldBe("`name`: ожидается строка, получено: число.");
    }

    [Fact]
    public async Task A_file_of_the_wrong_type_is_explained_in_russian()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/uploads") { Content = new ByteArrayContent("hello"u8.ToArray()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        request.Headers.Add("Accept-Language", "ru");

        using var refused = await account.Client.SendAsync(request, TestHttp.Ct);

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        JsonElement.Parse(await refused.Content.ReadAsStringAsync(TestHttp.Ct)).Text("message").ShouldNotBeNull()
            .ShouldStartWith("`file`: неизвестный тип файла не подходит; подходят: png");
    }

    [Theory]
    [InlineData("/providers", """{"provider": "opena", "key": "sk-0123456789"}""", "Провайдера «opena» нет. Возможно: openai.")]
    [InlineData("/providers", """{"provider": "openai"}""", "openai: нужен ключ.")]
    [InlineData("/accounts", """{"email": "a@example.org", "plan": "vib"}""", "Тарифа «vib» нет; возможно, это vip.")]
    public async Task A_form_of_the_administration_is_explained_in_russian(string path, string body, string says)
    {
        var (_, admin) = await v2.Server.SignInAsAsync(AccountRole.Admin);

        var refused = await RefuseAsync(admin, "POST", Administrators.Root + path, body, "ru");

        refused.GetProperty("details").GetProperty("fields")[0].Text("message").ShouldBe(says);
    }

    private static async Task<JsonElement> RefuseAsync(HttpClient client, string method, string path, string? body, string? language)
    {
        using var request = Request(method, path, body, language);
        using var refused = await client.SendAsync(request, TestHttp.Ct);
        var reply = JsonElement.Parse(await refused.Content.ReadAsStringAsync(TestHttp.Ct));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, reply.ToString());
        return reply;
    }

    private static HttpRequestMessage Request(string method, string path, string? body, string? language)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        if (language is not null)
        {
            request.Headers.Add("Accept-Language", language);
        }

        return request;
    }
}
