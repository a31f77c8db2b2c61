namespace Tessera.Server.Catalog;

/// <summary>Whether something is taken.</summary>
internal enum InputUse
{
    /// <summary>Not taken.</summary>
    None,

    /// <summary>Taken when given.</summary>
    Optional,

    /// <summary>Nothing is made without it.</summary>
    Required,
}
