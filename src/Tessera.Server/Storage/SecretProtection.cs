using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Tessera.Server.Storage;

/// <summary>
/// Encrypts and signs what is stored or handed out, with the keys that all nodes share. Each use has its own purpose, so that
/// what is sealed for one cannot be opened for another.
/// </summary>
internal sealed class SecretProtection(SecretStore secrets)
{
    // Opened by the first use, not at every start: Data Protection loads a service provider of its own.
    private readonly Lazy<IDataProtectionProvider> _provider = new(() => DataProtectionKeyRing.CreateProvider(secrets));

    /// <param name="purpose">The use, then what the secret belongs to.</param>
    public Purpose For(params string[] purpose) => new(_provider, purpose);

    internal sealed class Purpose(Lazy<IDataProtectionProvider> provider, string[] purpose)
    {
        private readonly Lazy<IDataProtector> _protector = new(() => provider.Value.CreateProtector(purpose));

        /// <summary>Call it before a write begins: the keys may have to be written themselves.</summary>
        public byte[] Seal(byte[] content) => _protector.Value.Protect(content);

        /// <summary>Opens what this server has sealed.</summary>
        public byte[] Open(byte[] sealedContent) => _protector.Value.Unprotect(sealedContent);

        /// <summary>Opens what may come from elsewhere; null when it was not sealed for this purpose.</summary>
        public byte[]? TryOpen(byte[] content)
        {
            try
            {
                return Open(content);
            }
            catch (CryptographicException)
            {
                return null;
            }
        }
    }
}
