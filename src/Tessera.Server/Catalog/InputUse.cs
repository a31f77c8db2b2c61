namespace Tessera.Server.Catalog;

/// <summary>Whether an input is accepted.</summary>
internal enum InputUse
{
    /// <summary>Not accepted.</summary>
    None,

    /// <summary>Optional.</summary>
    Optional,

    /// <summary>Required.</summary>
    Required,
}
