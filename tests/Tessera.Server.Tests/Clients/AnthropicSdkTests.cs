using System.Net;
using System.Text.Json;
using Anthropic;
using Anthropic.Exceptions;
using Anthropic.Models.Messages;
using Anthropic.Models.Models;
using Microsoft.Extensions.AI;
using Tessera.Server.Tests.Dialects.Anthropic;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Clients;

/// <summary>Anthropic's own .NET library against a started server, with its validation of replies switched on.</summary>
[OneEngine]
public sealed class AnthropicSdkTests(MessagesTests.Vendor vendor) : IClassFixture<MessagesTests.Vendor>
{
    private static readonly MessageCreateParams Hello = new() { Model = "gpt-5", MaxTokens = 100, Messages = [new UserMessageParam("Hello")] };

    [Fact]
    public async Task A_message_and_a_stream_are_read()
    {
        vendor.Begin();
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);
        using var client = ClientFor(account);

        var message = await client.Messages.Create(Hello, TestHttp.Ct);
        var said = "";
        StopReason? reason = null;
        await foreach (var data in client.Messages.CreateStreaming(Hello, TestHttp.Ct))
        {
            said += data.TryPickContentBlockDelta(out var delta) && delta.Delta.TryPickText(out var piece) ? piece.Text : "";
            reason = data.TryPickDelta(out var end) ? end.Delta.StopReason?.Value() : reason;
        }

        (TextOf(message), message.StopReason?.Value(), message.Usage.InputTokens, message.Usage.OutputTokens).ShouldBe(("Hello", StopReason.EndTurn, 3, 2));
        (said, reason).ShouldBe(("Hello", StopReason.EndTurn));
        (await account.Client.TokensAsync()).ShouldBe((4, 0));
        await vendor.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task The_interface_of_microsoft_runs_a_round_of_tools()
    {
        vendor.Begin();
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);
        using var client = ClientFor(account);
        using var chat = client.AsIChatClient("gpt-5", 100);
        var weather = AIFunctionFactory.CreateDeclaration("weather", "Of a city", JsonElement.Parse("""{"type":"object","properties":{"city":{"type":"string"}}}"""));
        var time = AIFunctionFactory.CreateDeclaration("time", null, JsonElement.Parse("""{"type":"object","properties":{}}"""));
        var options = new ChatOptions { Tools = [weather, time] };
        List<ChatMessage> messages = [new(ChatRole.User, "Do I need a coat?")];

        var called = await chat.GetResponseAsync(messages, options, TestHttp.Ct);
        messages.AddRange(called.Messages);
        var calls = called.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
        messages.Add(new ChatMessage(ChatRole.Tool, [.. calls.Select(call => new FunctionResultContent(call.CallId, "nine"))]));
        var answered = await chat.GetResponseAsync(messages, options, TestHttp.Ct);

        calls.Select(call => call.Name).ShouldBe(["weather", "time"]);
        calls[0].Arguments?["city"]?.ToString().ShouldBe("Омск");
        answered.Text.ShouldBe("Yes, a warm one.");
        await vendor.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task Models_are_listed_and_tokens_estimated()
    {
        vendor.Begin();
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);
        using var client = ClientFor(account);

        var ids = new List<string>();
        var page = await client.Models.List(new ModelListParams { Limit = 10 }, TestHttp.Ct);
        await foreach (var model in page.Paginate(TestHttp.Ct))
        {
            ids.Add(model.ID);
        }

        var count = await client.Messages.CountTokens(new MessageCountTokensParams { Model = "gpt-5", Messages = [new UserMessageParam("Hello")] }, TestHttp.Ct);

        ids.Distinct().Count().ShouldBe(ids.Count);
        ids.Count.ShouldBeGreaterThan(20);
        (await client.Models.Retrieve("gpt-5", cancellationToken: TestHttp.Ct)).DisplayName.ShouldBe("GPT-5");
        count.InputTokens.ShouldBeInRange(1, 20);
    }

    [Theory]
    [InlineData(429, """{"error":{"message":"Rate limit reached","code":"rate_limit_exceeded"}}""", 529, 3)]
    [InlineData(200, "garbage", 502, 1)]
    [InlineData(400, """{"error":{"message":"Bad","code":"invalid_request_error"}}""", 400, 1)]
    public async Task A_providers_failure_is_raised_and_repeated_only_where_nothing_was_billed(int status, string body, int answer, int sends)
    {
        vendor.Begin();
        vendor.Upstream.Answer = ChatUpstream.Refuse(status, body);
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);
        using var counted = new CountedRequests();
        using var client = ClientFor(account, counted);

        var raised = await Should.ThrowAsync<AnthropicApiException>(client.Messages.Create(Hello, TestHttp.Ct));

        ((int)raised.StatusCode, counted.Sent).ShouldBe((answer, sends));
        (await account.Client.TokensAsync()).ShouldBe((10, 0));
        await vendor.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_wrong_key_a_wrong_model_and_an_empty_balance_are_raised_once()
    {
        vendor.Begin();
        var poor = await vendor.Server.OpenAccountAsync(tokens: 1);
        using var counted = new CountedRequests();
        using var client = ClientFor(poor, counted);
        using var stranger = ClientFor(poor with { Key = "nb_wrong" }, counted);

        var key = await Should.ThrowAsync<AnthropicApiException>(stranger.Messages.Create(Hello, TestHttp.Ct));
        var model = await Should.ThrowAsync<AnthropicApiException>(client.Messages.Create(Hello with { Model = "gpt-55" }, TestHttp.Ct));
        var balance = await Should.ThrowAsync<AnthropicApiException>(client.Messages.Create(Hello, TestHttp.Ct));

        (key.StatusCode, model.StatusCode, balance.StatusCode).ShouldBe((HttpStatusCode.Unauthorized, HttpStatusCode.NotFound, HttpStatusCode.PaymentRequired));
        balance.RequestID.ShouldNotBeNull().ShouldStartWith("req_");
        counted.Sent.ShouldBe(3);
    }

    [Fact]
    public async Task A_failure_in_the_middle_of_a_stream_is_raised_not_taken_for_the_end()
    {
        vendor.Begin();
        vendor.Upstream.Answer = context => ChatUpstream.SendAsync(context, ChatUpstream.Delta("Half"), ChatUpstream.Chunk("""{"error":{"message":"Boom","code":500}}"""));
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);
        using var client = ClientFor(account);
        var said = "";

        await Should.ThrowAsync<AnthropicException>(async () =>
        {
            await foreach (var data in client.Messages.CreateStreaming(Hello, TestHttp.Ct))
            {
                said += data.TryPickContentBlockDelta(out var delta) && delta.Delta.TryPickText(out var piece) ? piece.Text : "";
            }
        });

        said.ShouldBe("Half");
        (await account.Client.TokensAsync()).ShouldBe((10, 0));
        await vendor.Server.ShouldVerifyAsync();
    }

    private static string TextOf(Message message) => string.Concat(message.Content.Select(block => block.TryPickText(out var text) ? text.Text : ""));

    private AnthropicClient ClientFor(TestAccount account, HttpMessageHandler? handler = null) => new()
    {
        BaseUrl = vendor.Server.Url.ToString().TrimEnd('/'),
        ApiKey = account.Key,
        ResponseValidation = true,
        MaxRetries = 2,
        HttpClient = (handler ?? new SocketsHttpHandler()).ToClient(vendor.Server.Url),
    };
}
