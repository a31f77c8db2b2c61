namespace Tessera.Server.Authentication;

/// <summary>What the text of a key shows of itself.</summary>
internal enum KeyForm
{
    /// <summary>It can be a key.</summary>
    WellFormed,

    /// <summary>It has the wrong length, prefix or characters.</summary>
    Malformed,

    /// <summary>It looks like a key, but its check digits are not those of the characters before them.</summary>
    CheckDigitsDiffer,
}
