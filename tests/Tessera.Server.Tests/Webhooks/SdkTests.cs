using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Tessera.Server.Tests.Clients;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Webhooks;

/// <summary>W1: users verify with the SDKs they have, OpenAI's and Replicate's, in Node.</summary>
[OneEngine]
public sealed class SdkTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Both_sdks_accept_what_we_send_and_refuse_it_with_any_bit_flipped(bool isOwnUrl)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        // The system's clock: OpenAI's SDK refuses what is older than five minutes.
        await using var server = await TestServer.StartAsync(WebhookServer.TellsLoopback);
        var account = await server.OpenAccountAsync();
        var defaultSecret = (await account.Client.GetJsonAsync("/api/v2/webhooks/default/secret")).Text("key");
        var secret = isOwnUrl ? defaultSecret : (await account.Client.AddWebhookAsync(receiver.Url, "generation.completed")).Text("secret");

        await account.Client.GenerateAsync(isOwnUrl
            ? $$"""{"model":"gpt-5","prompt":"Hello","webhook_url":"{{receiver.Url}}"}"""
            : WebhookSteps.Hello);
        var told = await receiver.NextAsync();
        var report = await VerifyAsync(new { url = server.Url, key = account.Key, secret, headers = told.Headers, body = told.Text });

        var bits = 8 * (told.Body.Length + told.Id.Length + told.Headers["webhook-timestamp"].Length + 32);
        foreach (var sdk in (string[])["openai", "replicate"])
        {
            var said = report.GetProperty(sdk);
            said.GetProperty("accepts").GetBoolean().ShouldBeTrue(sdk);
            said.GetProperty("accepts_with_another_secret").GetBoolean().ShouldBeFalse(sdk);
            said.GetProperty("wrongly_accepted").GetArrayLength().ShouldBe(0, said.ToString());
            said.Whole("refused").ShouldBe(bits);
        }

        // Replicate's SDK asks for the secret by a call of its own.
        report.Text("default_secret").ShouldBe(defaultSecret);
    }

    private static async Task<JsonElement> VerifyAsync(object message)
    {
        Directory.Exists(Path.Combine(NodeClient.Folder, "node_modules")).ShouldBeTrue($"Run `npm ci --ignore-scripts` in {NodeClient.Folder}, as ./test does.");
        using var node = Process.Start(new ProcessStartInfo("node", ["webhooks/verify.mjs"])
        {
            WorkingDirectory = NodeClient.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        }) ?? throw new InvalidOperationException("node did not start.");
        var output = node.StandardOutput.ReadToEndAsync(TestHttp.Ct);
        var problems = node.StandardError.ReadToEndAsync(TestHttp.Ct);
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(message));
        node.StandardInput.Close();
        await node.WaitForExitAsync(TestHttp.Ct);
        node.ExitCode.ShouldBe(0, await problems);
        return JsonElement.Parse(await output);
    }
}
