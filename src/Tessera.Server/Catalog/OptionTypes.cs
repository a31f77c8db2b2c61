namespace Tessera.Server.Catalog;

/// <summary>The JSON types an option takes.</summary>
[Flags]
internal enum OptionTypes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A string.</summary>
    Text = 1,

    /// <summary>A whole number.</summary>
    Whole = 2,

    /// <summary>A number.</summary>
    Number = 4,

    /// <summary>True or false.</summary>
    Flag = 8,

    /// <summary>An array.</summary>
    List = 16,

    /// <summary>An object.</summary>
    Map = 32,
}
