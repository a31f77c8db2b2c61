using Tessera.Mutation;

if (args.Any(argument => argument.StartsWith('-')))
{
    await Console.Error.WriteLineAsync("Usage: scripts/mutate [PART-OF-A-SOURCE-FILE'S-NAME...]");
    return 2;
}

return await new MutationRun(Directory.GetCurrentDirectory()).RunAsync(args);
