using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tessera.Server.Tests.Dialects.V2;

namespace Tessera.Server.Tests.Webhooks;

/// <summary>What a receiver's answers come to, on a clock that the test moves.</summary>
public sealed class RetryTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private TestServer? _server;
    private WebhookReceiver? _receiver;
    private TestAccount? _account;

    private TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    private WebhookReceiver Receiver => _receiver ?? throw new InvalidOperationException("Not started.");

    private HttpClient Client => _account?.Client ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _server = await WebhookServer.StartAsync(_time);
        _receiver = await WebhookReceiver.StartAsync();
        _account = await _server.OpenAccountAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_delivery_that_fails_is_tried_eight_times_over_28_hours_with_the_same_id_and_body()
    {
        Receiver.Answer = WebhookReceiver.Status(503, "Busy.");
        var webhook = await AddAsync();
        TimeSpan[] schedule =
        [
            TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
            TimeSpan.FromHours(10), TimeSpan.FromHours(10),
        ];

        await Client.GenerateAsync(WebhookSteps.Hello);
        var delivery = await Client.AttemptAsync(webhook, 1);
        foreach (var wait in schedule)
        {
            delivery.Text("status").ShouldBe("pending");
            delivery.Whole("status_code").ShouldBe(503);
            delivery.Text("reply").ShouldBe("Busy.");
            // Both are shown in whole seconds.
            var planned = delivery.Instant("next_attempt_at") - delivery.Instant("last_attempt_at");
            planned.ShouldBeInRange(wait - TimeSpan.FromSeconds(1), (wait * 1.1) + TimeSpan.FromSeconds(2));
            delivery = await Client.RetryAsync(webhook, Server, _time);
        }

        delivery.Text("status").ShouldBe("failed");
        delivery.Whole("attempts").ShouldBe(8);
        delivery.Text("next_attempt_at").ShouldBeNull();
        Receiver.All.Count.ShouldBe(8);
        Receiver.All.Select(message => (message.Id, message.Text)).Distinct().Count().ShouldBe(1);
        Receiver.All.Select(message => message.Timestamp).Distinct().Count().ShouldBe(8);
        (await Client.GetJsonAsync($"/api/v2/webhooks/{webhook}")).GetProperty("enabled").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_reply_without_an_end_is_cut_and_tried_again_and_a_long_one_that_ends_is_a_success()
    {
        var cut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Receiver.Answer = async context =>
        {
            try
            {
                while (true)
                {
                    await context.Response.WriteAsync(new string('a', 10_000), context.RequestAborted);
                }
            }
            finally
            {
                cut.TrySetResult();
            }
        };
        var webhook = await AddAsync();

        await Client.GenerateAsync(WebhookSteps.Hello);
        var endless = await Client.AttemptAsync(webhook, 1);
        await cut.Task.WaitAsync(TestHttp.Ct);
        Receiver.Answer = WebhookReceiver.Status(200, new string('a', 900_000));
        var ended = await Client.RetryAsync(webhook, Server, _time);

        (endless.Text("status"), endless.Whole("status_code")).ShouldBe(("pending", 200));
        endless.Text("error").ShouldBe("The receiver's reply is longer than 1000000 bytes or does not end.");
        ended.Text("status").ShouldBe("delivered");
        ended.Text("reply").ShouldBe(new string('a', 1024));
    }

    [Fact]
    public async Task A_success_ends_the_attempts()
    {
        Receiver.Answer = WebhookReceiver.Status(500);
        var webhook = await AddAsync();
        await Client.GenerateAsync(WebhookSteps.Hello);
        await Client.AttemptAsync(webhook, 1);

        Receiver.Answer = WebhookReceiver.Status(201, "Thanks.");
        var delivered = await Client.RetryAsync(webhook, Server, _time);

        delivered.Text("status").ShouldBe("delivered");
        delivered.Whole("attempts").ShouldBe(2);
        delivered.Whole("status_code").ShouldBe(201);
        delivered.Text("reply").ShouldBe("Thanks.");
        delivered.Text("error").ShouldBeNull();
        (await Client.GetJsonAsync($"/api/v2/webhooks/{webhook}")).Text("failing_since").ShouldBeNull();
    }

    [Fact]
    public async Task A_redirect_is_a_failure_and_is_not_followed()
    {
        await using var other = await WebhookReceiver.StartAsync();
        Receiver.Answer = context =>
        {
            context.Response.Redirect(other.Url);
            return Task.CompletedTask;
        };
        var webhook = await AddAsync();

        await Client.GenerateAsync(WebhookSteps.Hello);
        var failed = await Client.AttemptAsync(webhook, 1);

        failed.Text("status").ShouldBe("pending");
        failed.Whole("status_code").ShouldBe(302);
        failed.Text("error").ShouldNotBeNull().ShouldContain("redirects");
        other.All.ShouldBeEmpty();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v2/webhooks/{webhook}/deliveries");
        request.Headers.Add("Accept-Language", "ru");
        (await Client.SendAsync(request, TestHttp.Ct).JsonAsync()).Items()[0].Text("error").ShouldBe(
            "Получатель ответил перенаправлением (302); переходы по ним не выполняются.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_whole_exchange_takes_at_most_15_seconds(bool sendsHeaders)
    {
        Receiver.Answer = async context =>
        {
            if (sendsHeaders)
            {
                await context.Response.WriteAsync("Wait", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }

            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        var webhook = await AddAsync();
        await Client.GenerateAsync(WebhookSteps.Hello);
        await Receiver.NextAsync();

        _time.Advance(TimeSpan.FromSeconds(14));
        (await Client.DeliveriesAsync(webhook))[0].Text("status").ShouldBe("sending");
        _time.Advance(TimeSpan.FromSeconds(1));
        var failed = await Client.AttemptAsync(webhook, 1);

        failed.Text("status").ShouldBe("pending");
        failed.Text("error").ShouldNotBeNull().ShouldContain("15 s");
        failed.Whole("latency_ms").ShouldBe(15_000);
    }

    [Fact]
    public async Task The_first_kilobyte_of_a_long_reply_is_stored()
    {
        Receiver.Answer = WebhookReceiver.Status(200, new string('a', 1000) + "\0" + new string('b', 100_000));
        var webhook = await AddAsync();

        await Client.GenerateAsync(WebhookSteps.Hello);
        var delivered = await Client.AttemptAsync(webhook, 1);

        delivered.Text("status").ShouldBe("delivered");
        delivered.Text("reply").ShouldBe(new string('a', 1000) + "\uFFFD" + new string('b', 23));
    }

    [Fact]
    public async Task An_endpoint_that_is_gone_is_disabled_and_what_waits_for_it_is_not_sent()
    {
        Receiver.Answer = WebhookReceiver.Status(500);
        var webhook = await AddAsync();
        await Client.GenerateAsync(WebhookSteps.Hello);
        await Client.AttemptAsync(webhook, 1);

        Receiver.Answer = WebhookReceiver.Status(410);
        await Client.GenerateAsync(WebhookSteps.Hello);
        var refused = await Client.NewestAsync(webhook, delivery => delivery.Text("status") == "failed");
        var endpoint = await Client.GetJsonAsync($"/api/v2/webhooks/{webhook}");
        await Client.GenerateAsync(WebhookSteps.Hello);
        using var test = await Client.PostAsync($"/api/v2/webhooks/{webhook}/test", null, TestHttp.Ct);
        using var again = await Client.PostAsync($"/api/v2/webhooks/{webhook}/deliveries/{refused.Text("id")}/redeliver", null, TestHttp.Ct);

        refused.Whole("status_code").ShouldBe(410);
        endpoint.GetProperty("enabled").GetBoolean().ShouldBeFalse();
        endpoint.Text("disabled_reason").ShouldBe("gone");
        (await Client.DeliveriesAsync(webhook)).Select(delivery => delivery.Text("status")).ShouldBe(["failed", "canceled"]);
        test.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);

        Receiver.Answer = WebhookReceiver.Status(204);
        var enabled = await Client.ChangeWebhookAsync(endpoint, """{"enabled":true}""");
        await Client.GenerateAsync(WebhookSteps.Hello);
        var delivered = await Client.NewestAsync(webhook, delivery => delivery.Text("status") == "delivered");
        enabled.Text("disabled_reason").ShouldBeNull();
        delivered.Whole("attempts").ShouldBe(1);
    }

    [Fact]
    public async Task An_endpoint_that_only_failed_for_five_days_is_disabled()
    {
        Receiver.Answer = WebhookReceiver.Status(500);
        var webhook = await AddAsync();
        await Client.GenerateAsync(WebhookSteps.Hello);
        await Client.AttemptAsync(webhook, 1);
        await Client.RetryAsync(webhook, Server, _time, TimeSpan.FromDays(5) - TimeSpan.FromSeconds(30));
        var almost = await Client.GetJsonAsync($"/api/v2/webhooks/{webhook}");

        await Client.RetryAsync(webhook, Server, _time);
        var endpoint = await Client.GetJsonAsync($"/api/v2/webhooks/{webhook}");

        almost.GetProperty("enabled").GetBoolean().ShouldBeTrue();
        almost.Text("failing_since").ShouldNotBeNull();
        endpoint.GetProperty("enabled").GetBoolean().ShouldBeFalse();
        endpoint.Text("disabled_reason").ShouldBe("failing");
        (await Client.DeliveriesAsync(webhook))[0].Text("status").ShouldBe("canceled");
    }

    [Fact]
    public async Task One_success_restarts_the_five_days()
    {
        Receiver.Answer = WebhookReceiver.Status(500);
        var webhook = await AddAsync();
        await Client.GenerateAsync(WebhookSteps.Hello);
        await Client.AttemptAsync(webhook, 1);

        Receiver.Answer = WebhookReceiver.Status(204);
        await Client.RetryAsync(webhook, Server, _time, TimeSpan.FromDays(4));
        Receiver.Answer = WebhookReceiver.Status(500);
        await Client.GenerateAsync(WebhookSteps.Hello);
        await Client.AttemptAsync(webhook, 1);
        await Client.RetryAsync(webhook, Server, _time, TimeSpan.FromDays(4));

        (await Client.GetJsonAsync($"/api/v2/webhooks/{webhook}")).GetProperty("enabled").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_failed_or_delivered_webhook_is_redelivered_on_demand()
    {
        var webhook = await AddAsync();
        await Client.GenerateAsync(WebhookSteps.Hello);
        var delivered = await Client.AttemptAsync(webhook, 1);

        Receiver.Answer = WebhookReceiver.Status(500);
        var restarted = await RedeliverAsync(webhook, delivered);
        var failed = await Client.AttemptAsync(webhook, 2);
        Receiver.Answer = WebhookReceiver.Status(204);
        await RedeliverAsync(webhook, failed);
        var again = await Client.AttemptAsync(webhook, 3);

        restarted.Text("id").ShouldBe(delivered.Text("id"));
        failed.Text("status").ShouldBe("pending");
        // From the start of the schedule: five seconds, not five minutes.
        (failed.Instant("next_attempt_at") - failed.Instant("last_attempt_at")).ShouldBeLessThan(TimeSpan.FromSeconds(8));
        again.Text("status").ShouldBe("delivered");
        Receiver.All.Select(message => message.Id).Distinct().ShouldBe([delivered.Text("message_id") ?? ""]);
        Receiver.All.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_disabled_or_deleted_endpoint_gets_no_more_deliveries()
    {
        Receiver.Answer = WebhookReceiver.Status(500);
        var disabled = await AddAsync();
        await Client.GenerateAsync(WebhookSteps.Hello);
        await Client.AttemptAsync(disabled, 1);
        await Client.ChangeWebhookAsync(await Client.GetJsonAsync($"/api/v2/webhooks/{disabled}"), """{"enabled":false}""");
        var deleted = await AddAsync();
        await Client.GenerateAsync(WebhookSteps.Hello);
        await Client.AttemptAsync(deleted, 1);
        await Client.DeleteAsync($"/api/v2/webhooks/{deleted}", TestHttp.Ct);

        // The next look comes at once, and finds the one there is to send to.
        var living = await AddAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        await Client.GenerateAsync(WebhookSteps.Hello);
        await Client.AttemptAsync(living, 1);

        Receiver.All.Count.ShouldBe(3);
        (await Client.DeliveriesAsync(disabled)).Select(delivery => delivery.Text("status")).ShouldBe(["canceled"]);
    }

    [Fact]
    public async Task The_log_covers_thirty_days()
    {
        var webhook = await AddAsync();
        await Client.GenerateAsync(WebhookSteps.Hello);
        await Client.AttemptAsync(webhook, 1);

        _time.Advance(TimeSpan.FromDays(30) + TimeSpan.FromMinutes(1));
        while ((await Client.DeliveriesAsync(webhook)).Count > 0)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Polling.PauseAsync();
        }

        Receiver.All.Count.ShouldBe(1);
    }

    private async Task<string> AddAsync() => (await Client.AddWebhookAsync(Receiver.Url, "generation.completed")).Text("id") ?? "";

    private async Task<JsonElement> RedeliverAsync(string webhook, JsonElement delivery)
    {
        using var reply = await Client.PostAsync($"/api/v2/webhooks/{webhook}/deliveries/{delivery.Text("id")}/redeliver", null, TestHttp.Ct);
        reply.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        return JsonElement.Parse(await reply.Content.ReadAsStringAsync(TestHttp.Ct));
    }
}
