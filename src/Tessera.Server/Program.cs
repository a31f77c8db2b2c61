using Tessera.Server;

using var data = DataFolder.TryOpen("data");
if (data is null)
{
    await Console.Error.WriteLineAsync("Another server uses this data folder.");
    return 1;
}

await using var app = TesseraServer.Build(args, data);
await app.RunAsync();
return 0;
