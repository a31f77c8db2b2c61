namespace Tessera.Server.Catalog;

/// <summary>Whether an input is taken.</summary>
internal enum InputUse
{
    /// <summary>Not taken.</summary>
    None,

    /// <summary>Taken when given.</summary>
    Optional,

    /// <summary>Required.</summary>
    Required,
}
