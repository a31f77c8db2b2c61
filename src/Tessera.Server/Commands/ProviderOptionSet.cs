using System.CommandLine;

namespace Tessera.Server.Commands;

/// <summary>The options that describe a credential, shared by adding and changing one.</summary>
internal sealed class ProviderOptionSet
{
    private readonly Option<string?> _key = new("--key") { Description = "The secret. Other users of this machine can see it while the command runs; --key-file is better." };
    private readonly Option<string?> _keyFile = new("--key-file") { Description = "A file that holds the secret; - reads it from standard input." };
    private readonly Option<string?> _baseUrl = new("--base-url") { Description = "Base address of the API, if it is not the vendor's." };
    private readonly Option<int?> _weight = new("--weight") { Description = "Relative share of the provider's calls; 1 by default." };
    private readonly Option<int?> _concurrency = new("--concurrency") { Description = "The most concurrent calls with this key." };

    public void AddTo(Command command)
    {
        command.Add(_key);
        command.Add(_keyFile);
        command.Add(_baseUrl);
        command.Add(_weight);
        command.Add(_concurrency);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_key) is not null && result.GetResult(_keyFile) is not null)
            {
                result.AddError("Give either --key or --key-file.");
            }
        });
    }

    /// <exception cref="IOException">The file with the secret cannot be read.</exception>
    public Dictionary<string, object?> Read(ParseResult parsed) => new()
    {
        ["key"] = parsed.GetValue(_keyFile) is { } file ? Secret(file) : parsed.GetValue(_key),
        ["base_url"] = parsed.GetValue(_baseUrl),
        ["weight"] = parsed.GetValue(_weight),
        ["concurrency"] = parsed.GetValue(_concurrency),
    };

    private static string Secret(string file) => (file == "-" ? Console.In.ReadToEnd() : File.ReadAllText(file)).Trim();
}
