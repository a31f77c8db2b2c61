namespace Tessera.Providers;

/// <summary>How a vendor marks the part of a picture that is to change.</summary>
public enum MaskForm
{
    /// <summary>White changes, black stays, as in our own masks.</summary>
    WhiteChanges,

    /// <summary>Black changes, white stays.</summary>
    BlackChanges,

    /// <summary>The transparent part changes.</summary>
    ClearChanges,
}
