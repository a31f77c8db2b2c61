using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Http;

/// <summary>Section <c>Tessera</c>: where the installation lives and how it is reached.</summary>
internal sealed class ServerOptions
{
    public const string Section = "Tessera";

    /// <summary>The data folder; relative to the working directory.</summary>
    [Required]
    public string DataDirectory { get; set; } = "data";

    /// <summary>The folder of the shipped catalogue; beside the program by default.</summary>
    [Required]
    public string CatalogDirectory { get; set; } = Path.Combine(AppContext.BaseDirectory, "catalog");

    /// <summary>The address users see, without a slash at the end; the request's own by default.</summary>
    [Url]
    public string? PublicUrl { get; set; }
}
