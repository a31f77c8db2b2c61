using Tessera.Server;

return await TesseraCommand.RunAsync(args, Console.Out, Console.Error);
