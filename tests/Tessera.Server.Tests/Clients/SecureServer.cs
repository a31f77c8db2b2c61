using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Tessera.Server.Tests.Clients;

/// <summary>A server with the sandbox alone that is also reached by https, as the vendors' are: some clients do less without it.</summary>
public sealed class SecureServer : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tessera-test-");
    private X509Certificate2? _certificate;
    private TestServer? _server;

    public TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    /// <summary>Its address with https.</summary>
    public Uri Url => new(Server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses
        .First(address => address.StartsWith("https://", StringComparison.Ordinal)) ?? throw new InvalidOperationException("Not started."));

    /// <summary>What makes Node, curl, Python and .NET trust its certificate.</summary>
    public IReadOnlyDictionary<string, string> Trust => new Dictionary<string, string>
    {
        ["NODE_EXTRA_CA_CERTS"] = CertificateFile,
        ["CURL_CA_BUNDLE"] = CertificateFile,
        ["SSL_CERT_FILE"] = CertificateFile,
    };

    private string CertificateFile => Path.Combine(_folder.FullName, "certificate.pem");

    public async ValueTask InitializeAsync()
    {
        var certificate = NewCertificate();
        _certificate = certificate;
        await File.WriteAllTextAsync(CertificateFile, certificate.ExportCertificatePem(), TestHttp.Ct);
        _server = await TestServer.StartAsync(
            builder => builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(options => options.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate)),
            "--urls",
            "http://127.0.0.1:0;https://127.0.0.1:0");
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _certificate?.Dispose();
        _folder.Delete(recursive: true);
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
