using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Models;
using Tessera.Server.Tests.Dialects.Anthropic;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Clients;

/// <summary>OpenAI's own .NET library against a started server: chat, models, and what it repeats by itself.</summary>
[OneEngine]
public sealed class OpenAiSdkTests(MessagesTests.Vendor vendor) : IClassFixture<MessagesTests.Vendor>
{
    private static readonly ChatMessage[] Hello = [new UserChatMessage("Hello")];

    [Fact]
    public async Task A_text_is_read_whole_and_streamed()
    {
        vendor.Begin();
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);
        var chat = ChatFor(account);

        var whole = (await chat.CompleteChatAsync(Hello, cancellationToken: TestHttp.Ct)).Value;
        var (said, reason, tokens) = ("", (ChatFinishReason?)null, 0);
        await foreach (var update in chat.CompleteChatStreamingAsync(Hello, cancellationToken: TestHttp.Ct))
        {
            said += string.Concat(update.ContentUpdate.Select(part => part.Text));
            reason = update.FinishReason ?? reason;
            tokens = update.Usage?.TotalTokenCount ?? tokens;
        }

        (whole.Content[0].Text, whole.FinishReason, whole.Usage.TotalTokenCount).ShouldBe(("Hello", ChatFinishReason.Stop, 5));
        (said, reason, tokens).ShouldBe(("Hello", ChatFinishReason.Stop, 5));
        (await account.Client.TokensAsync()).ShouldBe((4, 0));
        await vendor.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_round_of_tools_is_run()
    {
        vendor.Begin();
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);
        var chat = ChatFor(account);
        var options = new ChatCompletionOptions
        {
            Tools = { ChatTool.CreateFunctionTool("weather", "Of a city"), ChatTool.CreateFunctionTool("time") },
            ToolChoice = ChatToolChoice.CreateRequiredChoice(),
        };

        var called = (await chat.CompleteChatAsync(Hello, options, TestHttp.Ct)).Value;
        ChatMessage[] messages = [.. Hello, new AssistantChatMessage(called), .. called.ToolCalls.Select(call => new ToolChatMessage(call.Id, "nine"))];
        options.ToolChoice = ChatToolChoice.CreateAutoChoice();
        var answered = (await chat.CompleteChatAsync(messages, options, TestHttp.Ct)).Value;

        called.ToolCalls.Select(call => call.FunctionName).ShouldBe(["weather", "time"]);
        called.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
        answered.Content[0].Text.ShouldBe("Yes, a warm one.");
        await vendor.Server.ShouldVerifyAsync();
    }

    [Theory]
    [InlineData(429, """{"error":{"message":"Rate limit reached","code":"rate_limit_exceeded"}}""", 503, 2)]
    [InlineData(200, "garbage", 502, 2)]
    [InlineData(400, """{"error":{"message":"Bad","code":"invalid_request_error"}}""", 400, 1)]
    public async Task What_the_library_repeats_by_itself_is_never_charged(int status, string body, int answer, int sends)
    {
        vendor.Begin();
        vendor.Upstream.Answer = ChatUpstream.Refuse(status, body);
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);
        using var counted = new CountedRequests();

        var raised = await Should.ThrowAsync<ClientResultException>(ChatFor(account, counted).CompleteChatAsync(Hello, cancellationToken: TestHttp.Ct));

        // It repeats a 502 although the server asks it not to.
        (raised.Status, counted.Sent).ShouldBe((answer, sends));
        (await account.Client.TokensAsync()).ShouldBe((10, 0));
        await vendor.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_wrong_key_a_wrong_model_and_an_empty_balance_are_raised_once()
    {
        vendor.Begin();
        var poor = await vendor.Server.OpenAccountAsync(tokens: 1);
        using var counted = new CountedRequests();

        var key = await RaisedAsync(ChatFor(poor with { Key = "nb_wrong" }, counted));
        var model = await RaisedAsync(ChatFor(poor, counted, "gpt-55"));
        var balance = await RaisedAsync(ChatFor(poor, counted));

        (key.Status, model.Status, balance.Status).ShouldBe((401, 404, 402));
        balance.Message.ShouldContain("insufficient_quota");
        counted.Sent.ShouldBe(3);

        static Task<ClientResultException> RaisedAsync(ChatClient chat) =>
            Should.ThrowAsync<ClientResultException>(chat.CompleteChatAsync(Hello, cancellationToken: TestHttp.Ct));
    }

    [Fact]
    public async Task A_failure_in_the_middle_of_a_stream_is_raised_not_taken_for_the_end()
    {
        vendor.Begin();
        vendor.Upstream.Answer = context => ChatUpstream.SendAsync(context, ChatUpstream.Delta("Half"), ChatUpstream.Chunk("""{"error":{"message":"Boom","code":500}}"""));
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);

        await Should.ThrowAsync<IOException>(async () =>
        {
            await foreach (var update in ChatFor(account).CompleteChatStreamingAsync(Hello, cancellationToken: TestHttp.Ct))
            {
                update.FinishReason.ShouldBeNull();
            }
        });

        (await account.Client.TokensAsync()).ShouldBe((10, 0));
    }

    [Fact]
    public async Task The_models_are_listed()
    {
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);

        var models = (await new OpenAIModelClient(new ApiKeyCredential(account.Key), OptionsFor()).GetModelsAsync(TestHttp.Ct)).Value;

        models.Select(model => model.Id).ShouldContain("gpt-5");
    }

    private ChatClient ChatFor(TestAccount account, CountedRequests? counted = null, string model = "gpt-5") =>
        new(model, new ApiKeyCredential(account.Key), OptionsFor(counted));

    private OpenAIClientOptions OptionsFor(CountedRequests? counted = null) => new()
    {
        Endpoint = new Uri(vendor.Server.Url, "/v1"),
        Transport = new HttpClientPipelineTransport((counted ?? (HttpMessageHandler)new SocketsHttpHandler()).ToClient(vendor.Server.Url)),
        RetryPolicy = new ClientRetryPolicy(maxRetries: 1),
    };
}
