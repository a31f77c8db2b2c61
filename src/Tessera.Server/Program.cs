using Tessera.Server.Commands;

return await TesseraCommand.RunAsync(args, Console.Out, Console.Error);
