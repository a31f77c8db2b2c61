using Tessera.Server;

return await TesseraCommand.RunAsync(args);
