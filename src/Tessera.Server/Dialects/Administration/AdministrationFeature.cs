using Tessera.Server.Admin;

namespace Tessera.Server.Dialects.Administration;

/// <summary>The administration over HTTP, for the console and for programs of signed-in administrators.</summary>
internal static class AdministrationFeature
{
    public static Dialect Dialect { get; } = new(AdministrationDocument.Document)
    {
        // Its use cases are registered with the admin socket, which every node has.
        Add = static _ => { },
        Map = AdminFeature.MapAdministration,
    };
}
