using System.Net;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Storage;
using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Storage;

public sealed class FullDiskTests : IAsyncLifetime
{
    private const string Text = """{"model":"gpt-5","prompt":"Hello"}""";
    private const string Image = """{"model":"photon-flash","prompt":"A hill"}""";

    private long _free = 100_000_000_000;
    private TestServer? _server;

    private TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(
        builder => builder.Services.AddSingleton<DiskSpace.FreeSpace>(() => (Volatile.Read(ref _free), 100_000_000_000)));

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();

    [Fact]
    public async Task The_reserve_is_for_texts_and_refuses_files_and_media_for_nothing()
    {
        var account = await Server.OpenAccountAsync();
        Volatile.Write(ref _free, 511_000_000);

        await ShouldBeRefusedAsync(account.Client.PostTextAsync("/api/v2/generate", Image));
        await ShouldBeRefusedAsync(account.Client.PostAsync("/api/v2/uploads", new ByteArrayContent(Samples.Png), TestHttp.Ct));
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        (await account.Client.CountAsync()).ShouldBe(0);

        (await account.Client.GenerateAsync(Text)).Text("status").ShouldBe("completed");
        var ready = await account.Client.GetJsonAsync("/health/ready");
        ready.Text("status").ShouldBe("ok");
        ready.GetProperty("checks").GetProperty("data_folder").Text("message").ShouldStartWith("511 MB of the disk are free, less than the reserve of 512 MB");

        Volatile.Write(ref _free, 512_000_000);
        (await account.Client.GenerateAsync(Image)).Text("status").ShouldBe("completed");
    }

    [Fact]
    public async Task Space_for_uploads_in_flight_is_not_reserved_twice()
    {
        var account = await Server.OpenAccountAsync();
        // It sends a body when the server asks for it, which is after the server has let the upload in.
        using var handler = new SocketsHttpHandler { Expect100ContinueTimeout = Timeout.InfiniteTimeSpan };
        using var patient = handler.ToClient(Server.Owner.BaseAddress!);
        patient.DefaultRequestHeaders.Authorization = account.Client.DefaultRequestHeaders.Authorization;
        patient.DefaultRequestHeaders.ExpectContinue = true;
        Volatile.Write(ref _free, 512_000_000 + (Samples.Png.Length * 3 / 2));

        using var slow = new HeldContent(Samples.Png);
        var first = patient.PostAsync("/api/v2/uploads", slow, TestHttp.Ct);
        await slow.Asked.Task.WaitAsync(TestHttp.Ct);

        await ShouldBeRefusedAsync(account.Client.PostAsync("/api/v2/uploads", Upload(), TestHttp.Ct));
        await ShouldBeRefusedAsync(account.Client.PostTextAsync("/api/v2/generate", $$"""{"model":"remove-bg","image_url":"data:image/png;base64,{{Convert.ToBase64String(Samples.Png)}}"}"""));

        slow.Send.SetResult();
        (await first).StatusCode.ShouldBe(HttpStatusCode.Created);
        using (var second = await account.Client.PostAsync("/api/v2/uploads", Upload(), TestHttp.Ct))
        {
            second.StatusCode.ShouldBe(HttpStatusCode.Created, "the first has given back what it claimed");
        }

        // Without a length it may become the largest there is.
        using var endless = new HttpRequestMessage(HttpMethod.Post, "/api/v2/uploads") { Content = Upload() };
        endless.Headers.TransferEncodingChunked = true;
        await ShouldBeRefusedAsync(account.Client.SendAsync(endless, TestHttp.Ct));

        Volatile.Write(ref _free, 512_000_000 + Samples.Png.Length - 1);
        await ShouldBeRefusedAsync(account.Client.PostAsync("/api/v2/uploads", Upload(), TestHttp.Ct));
    }

    [Fact]
    public async Task A_database_whose_disk_is_full_is_503_and_costs_nothing()
    {
        var account = await Server.OpenAccountAsync();
        // Longer than what a page has left: SQLite needs a new one.
        var text = JsonSerializer.Serialize(new { model = "gpt-5", prompt = new string('x', 20_000) });
        (await account.Client.GenerateAsync(text)).Text("status").ShouldBe("completed");
        var before = await account.Client.TokensAsync();

        await Server.Database.WriteAsync(session => session.Connection.ExecuteAsync(TestDatabase.IsPostgres
            ? """
              CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = '53100'; END $$;
              CREATE TRIGGER full_disk BEFORE INSERT ON generations FOR EACH ROW EXECUTE FUNCTION full_disk();
              CREATE TRIGGER full_disk BEFORE INSERT ON secrets FOR EACH ROW EXECUTE FUNCTION full_disk();
              """
            : "PRAGMA max_page_count = 1"));

        await ShouldBeRefusedAsync(account.Client.PostTextAsync("/api/v2/generate", text));
        (await account.Client.TokensAsync()).ShouldBe(before);
        if (TestDatabase.IsPostgres)
        {
            // What a database that is full still takes is its own affair: here it takes no row.
            using var failing = await account.Client.GetAsync("/health/ready", TestHttp.Ct);
            failing.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        }

        await Server.Database.WriteAsync(session => session.Connection.ExecuteAsync(TestDatabase.IsPostgres
            ? "DROP TRIGGER full_disk ON generations; DROP TRIGGER full_disk ON secrets"
            : "PRAGMA max_page_count = 1000000"));

        (await account.Client.GenerateAsync(text)).Text("status").ShouldBe("completed");
        (await account.Client.GetJsonAsync("/health/ready")).Text("status").ShouldBe("ok");
        await Server.ShouldVerifyAsync();
    }

    private static ByteArrayContent Upload() => new(Samples.Png) { Headers = { ContentType = new("image/png") } };

    private static async Task ShouldBeRefusedAsync(Task<HttpResponseMessage> sending)
    {
        using var refused = await sending;
        var body = await refused.Content.ReadAsStringAsync(TestHttp.Ct);
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, body);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        body.ShouldContain("short of disk space");
    }

    private sealed class HeldContent : HttpContent
    {
        private readonly byte[] _content;

        public HeldContent(byte[] content)
        {
            _content = content;
            Headers.ContentType = new("image/png");
        }

        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Send { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            Asked.SetResult();
            await Send.Task;
            await stream.WriteAsync(_content, TestHttp.Ct);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _content.Length;
            return true;
        }
    }
}
