using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Tessera.Server.Storage;

/// <summary>Data Protection's ring of keys, in the database: what one node has encrypted every node can read.</summary>
internal sealed class DataProtectionKeyRing(SecretStore secrets) : IXmlRepository
{
    private const string Folder = "data-protection/";

    /// <summary>A provider on that ring. Nothing is read before something is protected: a start need not wait for it.</summary>
    public static IDataProtectionProvider CreateProvider(SecretStore secrets)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("Tessera");
        services.Configure<KeyManagementOptions>(ring => ring.XmlRepository = new DataProtectionKeyRing(secrets));
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>();
    }

    // The framework asks synchronously, and seldom: at the first use and once a day.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. secrets.ListAsync(Folder).GetAwaiter().GetResult().Select(bytes => XElement.Parse(Encoding.UTF8.GetString(bytes)))];

    public void StoreElement(XElement element, string friendlyName) =>
        secrets.AddAsync(Folder + friendlyName, Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting))).GetAwaiter().GetResult();
}
