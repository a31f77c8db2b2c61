using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tessera.Server.Catalog;
using Tessera.Server.Configuration;
using Tessera.Server.Hosting;
using Tessera.Server.Storage;
using Tessera.Server.Storage.Postgres;
using Tessera.Server.Storage.Sqlite;

namespace Tessera.Server.Commands;

/// <summary>
/// Turns expected failures of a machine or an installation into a sentence that says what to do. Any other exception is a bug
/// and keeps its stack trace.
/// </summary>
/// <param name="folder">The data folder.</param>
/// <param name="args">The command line.</param>
internal sealed class StartFailure(string folder, string[] args)
{
    private const string KestrelCore = "Microsoft.AspNetCore.Server.Kestrel.Core";

    private string FullFolder => Path.GetFullPath(folder);

    /// <summary>The sentence; null for a bug.</summary>
    public string? Explain(Exception problem) => problem switch
    {
        ConfigurationException or CatalogException or OperatorException or ListenException => problem.Message,
        SqliteException failure => SqliteFailure.Describe(failure, DataFolder.DatabaseIn(FullFolder)),
        NpgsqlException failure when Address() is { } address => PostgresFailure.Describe(failure, address, $"{DatabaseOptions.Section}:{nameof(DatabaseOptions.ConnectionString)}"),
        // For the name localhost, Kestrel tries both IP versions and reports both failures.
        AggregateException several => several.InnerExceptions.Select(Explain).FirstOrDefault(sentence => sentence is not null),
        IOException { InnerException: AddressInUseException } => $"{problem.Message} Stop the program that uses it, or choose another address with --urls.",
        IOException { InnerException: AggregateException several } => Explain(several) ?? problem.Message,
        InvalidOperationException { Source: KestrelCore } when HttpsUrl() is { } url =>
            $"{url} needs a certificate. Give one with Kestrel:Certificates:Default:Path (and :KeyPath or :Password) in {Path.Combine(FullFolder, "tessera.json")}, "
            + "or listen on http:// and put a reverse proxy with TLS in front (Tessera:TrustedProxies).",
        CryptographicException when HttpsUrl() is not null =>
            $"The certificate of Kestrel:Certificates:Default cannot be used: {problem.Message.TrimEnd('.')}. Check Path, KeyPath and Password.",
        UnauthorizedAccessException =>
            $"{problem.Message} The user that runs the server must be able to write there; --data chooses another data folder.",
        FileNotFoundException when HttpsUrl() is not null => $"{problem.Message} Correct Kestrel:Certificates:Default.",
        DirectoryNotFoundException => $"{problem.Message} Create its folder first.",
        IOException => problem.Message,
        _ => null,
    };

    private string? HttpsUrl() => Listening.UrlsOf(Settings()).FirstOrDefault(url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase));

    private NpgsqlConnectionStringBuilder? Address() => DatabaseOptions.AddressIn(Settings());

    // Read again: the start may have failed before there was a server with a configuration.
    private IConfigurationRoot Settings() => new ConfigurationBuilder().AddTesseraSources(FullFolder, args).Build();
}
