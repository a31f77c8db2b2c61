using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.WebConsole;

/// <summary>Section <c>Tessera:Console</c>: the web console.</summary>
internal sealed class WebConsoleOptions
{
    public const string Section = "Tessera:Console";

    /// <summary>The folder of the built console; beside the program by default.</summary>
    [Required]
    public string Folder { get; set; } = Path.Combine(AppContext.BaseDirectory, "console");
}
